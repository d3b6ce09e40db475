package io.github.fer4j.benchmarks;

import io.github.fer4j.models.FerBackend;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.step.TrainingStep;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.schedule.FixedSchedule;

/** fer4j, by the calls that its trainer makes: a net of the zoo, our loss, our natives. */
final class OursTraining implements Contender {
    /** An argument: prefetch and augmentation included. */
    static final String PIPELINE = "--pipeline";

    private final LossAdapter loss = new LossAdapter(Losses.crossEntropy());
    private final ComputationGraph net;
    private final TrainingStep step;
    private final Feed feed;

    OursTraining(String name, Workload workload) {
        this(name, Feed.ready(workload));
    }

    private OursTraining(String name, Feed feed) {
        this.feed = feed;
        net = Zoo.build(
                Zoo.named(name),
                Adam.of(LEARNING_RATE).updater(new FixedSchedule(LEARNING_RATE)),
                loss,
                Adam.of(LEARNING_RATE).weightDecay(),
                42);
        step = TrainingStep.of(net);
    }

    /** @param arguments see {@link ContenderMain} */
    public static void main(String[] arguments) {
        boolean pipeline = List.of(arguments).contains(PIPELINE);
        ContenderMain.run(
                arguments,
                (name, workload) -> pipeline
                        ? new OursTraining(name, Feed.pipeline(workload.size()))
                        : new OursTraining(name, workload));
    }

    @Override
    public double step() {
        loss.reset();
        feed.next(step::fit);
        return loss.meanLoss();
    }

    @Override
    public long parameters() {
        return net.numParams();
    }

    @Override
    public Map<String, String> facts() {
        FerBackend backend = FerBackend.current();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("ND4J", backend.nd4jVersion() + " " + backend.classifier());
        facts.put("oneDNN", backend.oneDnn() ? "used" : "not used: " + backend.oneDnnReason());
        facts.put("BLAS", backend.blas() + ", kernels " + backend.blasKernel());
        facts.put("threads", backend.ompThreads() + " (OpenMP), " + backend.blasThreads() + " (BLAS)");
        return facts;
    }

    @Override
    public void close() {
        step.close();
        net.close();
        feed.close();
    }
}
