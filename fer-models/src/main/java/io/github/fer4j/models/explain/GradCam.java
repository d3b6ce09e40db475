package io.github.fer4j.models.explain;

import io.github.fer4j.Emotion;
import io.github.fer4j.Explainer;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.SaliencyMap;
import io.github.fer4j.Scores;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.NativeThreads;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.zoo.NetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Grad-CAM (Selvaraju et al. 2017, <a href="https://arxiv.org/abs/1610.02391">arXiv:1610.02391</a>): where the last feature maps
 * of a net speak for a label. With A^k the map of channel k, of Z places, and y the logit of the label,
 *
 * <pre>{@code
 * alpha_k = 1/Z sum_i sum_j dy / dA^k_ij      (equation 1)
 * L = max(0, sum_k alpha_k A^k)               (equation 2)
 * }</pre>
 *
 * and L, which has as few cells as the maps have places, is enlarged bilinearly to the size of the face. Values are 0 and more,
 * in units of the logit; only their proportions matter.
 *
 * <p>The last feature maps are those behind which there are no others: what is pooled or flattened. For a net of two branches,
 * {@code msafNet}, they are the ends of both, whose sums are added before the rectifier. For {@code vit} they are the patches'
 * tokens that the last attention reads. A net whose last maps are 1x1 has those before them.
 *
 * <p>It has a copy of the net, so that nothing is done to the model, which may be closed before. May be called from several
 * threads at once, which take turns; {@link #close} frees the copy.
 *
 * <pre>{@code
 * try (GradCam gradCam = GradCam.of(model)) {
 *     SaliencyMap map = gradCam.explain(face);
 * }
 * }</pre>
 */
public final class GradCam implements Explainer, AutoCloseable {
    private final ModelCard card;
    private final NetSpec spec;
    private final NetPass pass;
    private final List<MapLayer> layers;
    private boolean closed;

    private GradCam(TrainedModel model, Function<MapLayers, List<MapLayer>> choice) {
        card = model.card();
        spec = model.net();
        pass = new NetPass(spec, model.parameters());
        try {
            layers = choice.apply(new MapLayers(spec, pass));
        } catch (RuntimeException | Error e) {
            pass.close();
            throw e;
        }
    }

    /**
     * Explains a model by its last feature maps.
     *
     * @param model of any net of the zoo
     * @return the explainer, which the caller closes
     * @throws InvalidArgumentException if all feature maps are 1x1: the input is too small for that
     */
    public static GradCam of(TrainedModel model) {
        return new GradCam(model, MapLayers::last);
    }

    /**
     * Explains a model by the feature maps of another layer: the earlier, the finer, and the less they know of labels.
     *
     * @param model of any net of the zoo
     * @param layer its name, as {@link io.github.fer4j.models.zoo.Zoo#stages} lists them
     * @return the explainer, which the caller closes
     * @throws InvalidArgumentException if there is no such layer, or its output has no places in the image
     */
    public static GradCam of(TrainedModel model, String layer) {
        Objects.requireNonNull(layer, "layer");
        return new GradCam(model, all -> List.of(all.named(layer)));
    }

    /** The layers whose maps are weighed; mostly one. */
    public List<String> layers() {
        return layers.stream().map(MapLayer::name).toList();
    }

    @Override
    public SaliencyMap explain(Image face, Emotion label) {
        card.labelSet().indexOf(label); // throws now and not after the work
        return explain(face, scores -> label);
    }

    @Override
    public SaliencyMap explain(Image face) {
        return explain(face, Scores::top);
    }

    private synchronized SaliencyMap explain(Image face, Function<Scores, Emotion> choice) {
        if (closed) {
            throw new FerException("this Grad-CAM of '" + card.name() + "' is closed; make another");
        }
        // One native thread: a single image is done before a second one has paid for itself.
        return NativeThreads.single(() -> {
            Preprocessing preprocessing = spec.preprocessing();
            try (INDArray image = NetRunner.input(List.of(preprocessing.apply(face)), preprocessing)) {
                Scores scores = card.calibrate(NetRunner.scores(pass.forward(image), card.labelSet()));
                Emotion label = choice.apply(scores);
                Grid map = weighedMaps(card.labelSet().indexOf(label)).rectified();
                return new SaliencyMap(
                        label,
                        scores.of(label),
                        face.height(),
                        face.width(),
                        floats(map.resized(face.height(), face.width())));
            } finally {
                pass.clear();
            }
        });
    }

    private Grid weighedMaps(int output) {
        List<INDArray> gradients = pass.gradients(output, layers());
        List<Grid> grids = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            MapLayer layer = layers.get(i);
            grids.add(layer.weighed(pass.output(layer.name()), gradients.get(i)));
        }
        return grids.stream().reduce(Grid::plus).orElseThrow();
    }

    private static float[] floats(Grid grid) {
        float[] floats = new float[grid.values().length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) grid.values()[i];
        }
        return floats;
    }

    /** Frees the copy of the net; does nothing the second time. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            pass.close();
        }
    }
}
