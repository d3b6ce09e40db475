package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Stage;
import io.github.fer4j.models.zoo.Zoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies a model into a net of other classes, layer by layer. */
final class Transplant {
    private final TransferSource source;
    private final boolean newHead;
    private final boolean partly;
    private final StagePlan plan;

    private final List<String> copied = new ArrayList<>();
    private final List<TransferReport.Fresh> fresh = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long copiedParameters;
    private long freshParameters;

    Transplant(TransferSource source, boolean newHead, boolean partly, StagePlan plan) {
        this.source = source;
        this.newHead = newHead;
        this.partly = partly;
        this.plan = plan;
    }

    /**
     * Copies what fits.
     *
     * @param spec what the net is
     * @param target changed
     * @throws InvalidArgumentException naming all layers that do not fit and should
     */
    TransferReport into(NetSpec spec, ComputationGraph target) {
        ComputationGraph origin = Zoo.build(source.net());
        try {
            NetState.assign(origin.params(), source.parameters());
            Map<String, Map<String, INDArray>> from = layers(origin);
            Map<String, Map<String, INDArray>> to = layers(target);
            List<Stage> stages = Zoo.stages(spec);
            List<String> names = stages.stream().map(Stage::name).toList();
            String output = new ArrayList<>(to.keySet()).get(to.size() - 1);
            for (Stage stage : stages) {
                boolean head = stage == stages.get(stages.size() - 1);
                for (String layer : stage.layers()) {
                    Map<String, INDArray> parameters = to.get(layer);
                    if (parameters == null) {
                        continue; // it has none
                    }
                    String reason = head && newHead
                            ? "the head is new"
                            : layer.equals(output)
                                            && !spec.labels()
                                                    .equals(source.net().labels())
                                    ? "it is for " + spec.labels() + ", that of the source for "
                                            + source.net().labels()
                                    : difference(parameters, from.get(layer));
                    if (reason.isEmpty()) {
                        copy(layer, from.get(layer), parameters);
                    } else {
                        beginAnew(layer, parameters, reason);
                        refuse(layer, reason, head, staysAsItIs(stage.name(), names, parameters));
                    }
                }
            }
            return report(spec, unused(from, to));
        } finally {
            origin.close();
        }
    }

    private void beginAnew(String layer, Map<String, INDArray> parameters, String reason) {
        fresh.add(new TransferReport.Fresh(layer, reason));
        freshParameters += count(parameters);
    }

    private void refuse(String layer, String reason, boolean head, boolean stays) {
        if (stays) {
            problems.add(layer + ": " + reason + " (and it is frozen)");
        } else if (!head && !partly) {
            problems.add(layer + ": " + reason);
        }
    }

    /** Random parameters, or the statistics of no images, would stay for at least an epoch. */
    private boolean staysAsItIs(String stage, List<String> stages, Map<String, INDArray> parameters) {
        return stages.indexOf(stage) < plan.frozen(1, stages)
                || parameters.containsKey(BatchNormalizationParamInitializer.GLOBAL_MEAN)
                        && plan.keepsStatistics(stage, 1, stages);
    }

    private TransferReport report(NetSpec spec, List<String> unused) {
        if (!problems.isEmpty()) {
            throw new InvalidArgumentException("the layers before the head of " + spec + " are those of '"
                    + source.name() + "', " + source.net() + "; these are not: " + String.join("; ", problems)
                    + ". Build the net as the model was, or allow the difference with partly() and do not freeze it");
        }
        return new TransferReport(
                source.name(), copied, fresh, unused, copiedParameters, freshParameters, remarks(spec));
    }

    /** In a partial transfer, or in the head, it is told; otherwise the model would silently lose a part. */
    private List<String> unused(Map<String, Map<String, INDArray>> from, Map<String, Map<String, INDArray>> to) {
        Set<String> left = new HashSet<>(from.keySet());
        left.removeAll(to.keySet());
        List<Stage> stages = Zoo.stages(source.net());
        Set<String> head = new HashSet<>(stages.get(stages.size() - 1).layers());
        List<String> unused = from.keySet().stream().filter(left::contains).toList();
        for (String layer : unused) {
            if (!partly && !head.contains(layer)) {
                problems.add(layer + ": the net has no such layer");
            }
        }
        return unused;
    }

    private List<String> remarks(NetSpec spec) {
        List<String> remarks = new ArrayList<>();
        Preprocessing now = spec.preprocessing();
        Preprocessing then = source.net().preprocessing();
        if (!now.equals(then)) {
            remarks.add("the input is prepared by " + now + ", that of the source by " + then);
        }
        if (!spec.architecture().equals(source.net().architecture())) {
            remarks.add("the net is " + spec + ", the source " + source.net());
        }
        return remarks;
    }

    /** The parameters of the layers that have any, in the order of the net. */
    static Map<String, Map<String, INDArray>> layers(ComputationGraph net) {
        Map<String, Map<String, INDArray>> layers = new LinkedHashMap<>();
        for (GraphVertex vertex : net.getVertices()) {
            Map<String, INDArray> parameters = vertex.paramTable(false);
            if (parameters != null && !parameters.isEmpty()) {
                layers.put(vertex.getVertexName(), parameters);
            }
        }
        return layers;
    }

    /** Why parameters cannot be copied; empty if they can. */
    private static String difference(Map<String, INDArray> here, Map<String, INDArray> there) {
        if (there == null) {
            return "the source has no such layer";
        }
        if (!here.keySet().equals(there.keySet())) {
            return "it has the parameters " + here.keySet() + ", that of the source " + there.keySet();
        }
        for (Map.Entry<String, INDArray> parameter : here.entrySet()) {
            long[] shape = parameter.getValue().shape();
            long[] shapeThere = there.get(parameter.getKey()).shape();
            if (!Arrays.equals(shape, shapeThere)) {
                return parameter.getKey() + " has the shape " + Arrays.toString(shape) + ", that of the source "
                        + Arrays.toString(shapeThere);
            }
        }
        return "";
    }

    private void copy(String layer, Map<String, INDArray> from, Map<String, INDArray> to) {
        to.forEach((name, values) -> values.assign(from.get(name)));
        copied.add(layer);
        copiedParameters += count(to);
    }

    private static long count(Map<String, INDArray> parameters) {
        return parameters.values().stream().mapToLong(INDArray::length).sum();
    }
}
