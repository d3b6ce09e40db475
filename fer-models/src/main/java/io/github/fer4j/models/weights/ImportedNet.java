package io.github.fer4j.models.weights;

import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Training;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.Versions;
import io.github.fer4j.models.zoo.NetSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A net with weights from elsewhere: a start for training, or a classifier if the head came along. Immutable.
 */
public final class ImportedNet {
    private final NetSpec spec;
    private final float[] parameters;
    private final ImportReport report;
    private final long seed;

    ImportedNet(NetSpec spec, float[] parameters, ImportReport report, long seed) {
        this.spec = Objects.requireNonNull(spec, "spec");
        this.parameters = parameters;
        this.report = Objects.requireNonNull(report, "report");
        this.seed = seed;
    }

    /** The net. */
    public NetSpec spec() {
        return spec;
    }

    /** The parameters in Deeplearning4j's order, running statistics of batch normalisation included; a copy. */
    public float[] parameters() {
        return parameters.clone();
    }

    /** What was copied, folded and left out, and what the net does otherwise. */
    public ImportReport report() {
        return report;
    }

    /**
     * This as a model, whose card says where the weights come from. Its quality and its licence are not stated: the licence is
     * that of whoever made the weights.
     *
     * @return a new model, which the caller closes
     */
    public TrainedModel model() {
        return TrainedModel.of(card(), parameters);
    }

    /** The card of {@link #model}. */
    public ModelCard card() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("weights", report.file());
        settings.put("weights.sha256", report.sha256());
        settings.put("weights.format", report.format());
        settings.put("weights.names", report.origin());
        settings.put("weights.exact", Boolean.toString(report.isExact()));
        settings.put("weights.head", report.hasHead() ? "imported" : "random");
        Training training = new Training(
                "unknown to fer4j: weights from " + report.file(),
                0,
                0,
                "none: imported, not trained",
                seed,
                "",
                settings,
                Versions.current(),
                List.of(),
                "",
                null);
        String head = report.hasHead() ? "" : "; its head is random, train it before use";
        return new ModelCard(
                spec.architecture().name(),
                spec.architecture().name() + " with the weights of " + report.file() + " (" + report.origin() + ")"
                        + head,
                spec.labels().emotions().stream().map(Object::toString).toList(),
                spec.preprocessing(),
                FaceCrop.tight(),
                spec.architecture(),
                training,
                List.of(),
                "not stated: that of the weights");
    }
}
