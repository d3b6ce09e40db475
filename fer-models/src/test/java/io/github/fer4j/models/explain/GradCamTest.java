package io.github.fer4j.models.explain;

import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.SaliencyMap;
import io.github.fer4j.Scores;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GradCamTest {
    private static final String NAMES = "io.github.fer4j.models.zoo.Zoo#names";

    @ParameterizedTest
    @MethodSource(NAMES)
    void every_net_of_the_zoo_has_a_map_of_the_size_of_the_face_and_stays_as_it_was(String name) {
        Image face = Models.noise(40, 56, 3);
        try (TrainedModel model = Models.of(Models.slim(name))) {
            float[] parameters = model.parameters();
            Scores said = model.classify(face);
            try (GradCam gradCam = GradCam.of(model)) {
                SaliencyMap map = gradCam.explain(face);

                assertThat(map.label()).isEqualTo(said.top());
                assertThat(map.score()).isCloseTo(said.topScore(), within(1e-5));
                assertThat(map.height()).isEqualTo(40);
                assertThat(map.width()).isEqualTo(56);
                for (float value : map.values()) {
                    assertThat(value).isFinite().isNotNegative();
                }
                assertThat(gradCam.explain(face, FEAR).label()).isEqualTo(FEAR);
                assertThat(gradCam.explain(face)).as("again").isEqualTo(map);
            }
            try (GradCam another = GradCam.of(model)) {
                assertThat(someLabelSpeaks(another, face, model)).isTrue();
            }
            assertThat(model.parameters()).isEqualTo(parameters);
            assertThat(model.classify(face)).isEqualTo(said);
        }
    }

    /** A map may be 0 all over, where all of it speaks against the label; for some label it does not. */
    private static boolean someLabelSpeaks(GradCam gradCam, Image face, TrainedModel model) {
        return model.labels().emotions().stream()
                .anyMatch(label -> gradCam.explain(face, label).largest() > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "simpleCnn, stage3-relu3",
        "customCnn, stage3-pool3",
        "slimCnn, stage4-norm4",
        "miniXception, head-conv1",
        "mobileNetV2, head-relu63",
        "vgg19, block5-conv7"
    })
    void the_last_feature_maps_are_weighed(String name, String layer) {
        try (TrainedModel model = Models.of(Models.slim(name));
                GradCam gradCam = GradCam.of(model)) {
            assertThat(gradCam.layers()).containsExactly(layer);
        }
    }

    @Test
    void of_two_branches_both_ends_are_weighed() {
        try (TrainedModel model = Models.of(Models.slim("msafNet"));
                GradCam gradCam = GradCam.of(model)) {
            assertThat(gradCam.layers())
                    .hasSize(2)
                    .anyMatch(layer -> layer.startsWith("local-"))
                    .anyMatch(layer -> layer.startsWith("global2-"));
        }
    }

    @Test
    void of_a_transformer_the_tokens_that_the_last_attention_reads_are_weighed() {
        try (TrainedModel model = Models.of(Models.slim("vit"));
                GradCam gradCam = GradCam.of(model)) {
            assertThat(gradCam.layers()).containsExactly("block2-norm1");
        }
    }

    /** CAM (Zhou et al. 2016): the classes' weights on the maps before the mean. At the centres of cells nothing is blended. */
    @Test
    void behind_a_global_average_it_is_cam() {
        NetSpec spec = Models.slim("slimCnn");
        Image face = Models.noise(18, 18, 8); // maps of 6x6: a cell is 3x3 pixels
        try (TrainedModel model = Models.of(spec);
                GradCam gradCam = GradCam.of(model)) {
            ComputationGraph net = Zoo.build(spec);
            net.params().assign(Nd4j.createFromArray(model.parameters()).reshape(1, model.parameters().length));
            Preprocessing preprocessing = spec.preprocessing();
            INDArray image = NetRunner.input(List.of(preprocessing.apply(face)), preprocessing);
            INDArray maps = net.feedForward(image, false).get("stage4-norm4");
            INDArray weights = net.getParam("logits_W");
            for (int label = 0; label < 7; label++) {
                SaliencyMap map = gradCam.explain(face, spec.labels().get(label));
                for (int y = 0; y < 6; y++) {
                    for (int x = 0; x < 6; x++) {
                        double sum = 0;
                        for (int k = 0; k < maps.size(1); k++) {
                            sum += weights.getDouble(k, label) * maps.getDouble(0, k, y, x);
                        }
                        assertThat((double) map.at(3 * y + 1, 3 * x + 1))
                                .isCloseTo(Math.max(0, sum) / 36, within(1e-6));
                    }
                }
            }
            net.close();
        }
    }

    @Test
    void a_layer_can_be_chosen_and_one_without_maps_is_refused_with_those_that_have_them() {
        try (TrainedModel model = Models.of(Models.slim("slimCnn"))) {
            try (GradCam early = GradCam.of(model, "stage2-norm2")) {
                assertThat(early.layers()).containsExactly("stage2-norm2");
                assertThat(early.explain(Models.noise(48, 48, 1), FEAR).height())
                        .isEqualTo(48);
            }
            assertThatThrownBy(() -> GradCam.of(model, "logits"))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("stage4-norm4")
                    .hasMessageEndingWith("got 'logits'");
        }
    }

    @Test
    void feature_maps_of_one_place_are_refused_with_the_remedy() {
        NetSpec spec = Models.slim("resNet18").input(Preprocessing.gray48().withSize(1, 1));
        try (TrainedModel model = Models.of(spec)) {
            assertThatThrownBy(() -> GradCam.of(model))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("explain it by occlusion");
        }
    }

    @Test
    void valence_and_arousal_do_not_disturb_it() {
        try (TrainedModel model = Models.of(Models.slim("slimCnn").withValenceArousal());
                GradCam gradCam = GradCam.of(model)) {
            Image face = Models.noise(48, 48, 2);
            assertThat(gradCam.explain(face).label())
                    .isEqualTo(model.classify(face).top());
        }
    }

    @Test
    void it_outlives_the_model_and_is_used_by_several_threads() throws Exception {
        TrainedModel model = Models.of(Models.slim("slimResNet"));
        try (GradCam gradCam = GradCam.of(model)) {
            model.close();
            List<SaliencyMap> alone = IntStream.range(0, 6)
                    .mapToObj(i -> gradCam.explain(Models.noise(48, 48, i)))
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                List<Future<SaliencyMap>> together = IntStream.range(0, 6)
                        .mapToObj(i -> threads.submit(() -> gradCam.explain(Models.noise(48, 48, i))))
                        .toList();
                for (int i = 0; i < 6; i++) {
                    assertThat(together.get(i).get()).isEqualTo(alone.get(i));
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void closed_it_says_so() {
        try (TrainedModel model = Models.of(Models.slim("slimCnn"))) {
            GradCam gradCam = GradCam.of(model);
            gradCam.close();
            gradCam.close();
            assertThatThrownBy(() -> gradCam.explain(Models.noise(48, 48, 1)))
                    .isInstanceOf(FerException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void a_label_that_the_model_does_not_know_is_refused() {
        try (TrainedModel model = Models.of(Models.slim("slimCnn"));
                GradCam gradCam = GradCam.of(model)) {
            Emotion unknown = CONTEMPT;
            assertThatThrownBy(() -> gradCam.explain(Models.noise(48, 48, 1), unknown))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("contempt");
        }
    }
}
