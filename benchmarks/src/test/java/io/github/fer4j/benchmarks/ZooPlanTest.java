package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.benchmarks.NetPlan.Node;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZooPlanTest {
    private static final int SIDE = 48;

    @ParameterizedTest
    @ValueSource(strings = {"slimCnn", "slimResNet", "miniXception", "resNet18", "mobileNetV2", "efficientNetB0"})
    void the_plan_of_a_net_has_as_many_parameters_as_the_net(String name) {
        NetPlan plan = plan(name).orElseThrow();

        assertThat(parameters(plan)).isEqualTo(Zoo.summary(spec(name)).parameters());
    }

    @Test
    void a_net_with_attention_has_no_plan_for_stock_layers() {
        assertThat(plan("vit")).isEmpty();
    }

    @Test
    void a_plan_is_read_back_as_it_was_written(@TempDir Path folder) {
        NetPlan plan = plan("efficientNetB0").orElseThrow();
        plan.write(folder.resolve("plan.txt"));

        assertThat(NetPlan.read(folder.resolve("plan.txt"))).isEqualTo(plan);
    }

    private static NetSpec spec(String name) {
        return ZooSpeed.spec(name, SIDE, 1);
    }

    private static Optional<NetPlan> plan(String name) {
        ComputationGraph net = OursNet.build(spec(name), new LossAdapter(Losses.crossEntropy()));
        try {
            return ZooPlan.of(spec(name), net);
        } finally {
            net.close();
        }
    }

    /** By arithmetic on the plan alone; none of these nets flattens feature maps. */
    private static long parameters(NetPlan plan) {
        Map<String, Integer> channels = new HashMap<>(Map.of(NetPlan.IMAGE, plan.channels()));
        long sum = 0;
        for (Node node : plan.nodes()) {
            int in = channels.get(node.inputs().get(0));
            int out = in;
            switch (node.kind()) {
                case CONVOLUTION -> {
                    out = node.integer(0);
                    sum += (long) in * out * node.integer(1) * node.integer(1) + (node.number(4) == 1 ? out : 0);
                }
                case DEPTHWISE -> sum += (long) in * node.integer(0) * node.integer(0);
                case NORM -> sum += 4L * in;
                case DENSE, LOGITS -> {
                    out = node.integer(0);
                    sum += (long) (in + 1) * out;
                }
                default -> {
                    // Has no parameters.
                }
            }
            channels.put(node.name(), out);
        }
        return sum;
    }
}
