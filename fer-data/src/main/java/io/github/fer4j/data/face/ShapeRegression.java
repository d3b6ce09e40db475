package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * A cascade of regression forests that finds the points of a shape (Kazemi and Sullivan, <i>One Millisecond Face Alignment
 * with an Ensemble of Regression Trees</i>, CVPR 2014), as dlib's {@code shape_predictor} stores and evaluates it. It starts
 * with the mean shape in the face's box; each stage compares pairs of pixels, whose places move and turn with the shape so
 * far, and adds what the leaves of its trees say.
 */
final class ShapeRegression {
    private static final int VERSION = 1;
    private static final int DEEPEST_TREE = 16;

    private final float[] meanShape;
    private final List<RegressionStage> stages;

    private ShapeRegression(float[] meanShape, List<RegressionStage> stages) {
        this.meanShape = meanShape;
        this.stages = stages;
    }

    /** How many points the shape has. */
    int points() {
        return meanShape.length / 2;
    }

    /**
     * Reads what dlib's {@code serialize(shape_predictor)} writes: version, mean shape, forests, and for each forest the
     * anchors and deltas of its pixels.
     *
     * @throws io.github.fer4j.ModelFormatException if it is anything else
     */
    static ShapeRegression read(DlibInput in) {
        in.integer("the version of a dlib shape predictor", VERSION, VERSION);
        float[] meanShape = in.column("the mean shape");
        if (meanShape.length % 2 != 0) {
            throw in.broken("the mean shape has an x and a y for each point, got " + meanShape.length + " numbers");
        }
        List<RegressionTree[]> forests = new ArrayList<>();
        int count = in.count("forests", DlibInput.LEAST_INTEGER);
        for (int i = 0; i < count; i++) {
            forests.add(forest(in, meanShape.length));
        }
        List<int[]> anchors = new ArrayList<>();
        sameCount(in, "lists of anchors", count);
        for (int i = 0; i < count; i++) {
            anchors.add(anchors(in, meanShape.length / 2));
        }
        List<RegressionStage> stages = new ArrayList<>();
        sameCount(in, "lists of deltas", count);
        for (int i = 0; i < count; i++) {
            int[] anchor = anchors.get(i);
            RegressionTree[] forest = forests.get(i);
            for (RegressionTree tree : forest) {
                checkPixels(in, tree.first(), anchor.length);
                checkPixels(in, tree.second(), anchor.length);
            }
            stages.add(new RegressionStage(forest, anchor, deltas(in, anchor.length)));
        }
        in.end();
        return new ShapeRegression(meanShape, stages);
    }

    private static RegressionTree[] forest(DlibInput in, int leafLength) {
        // An empty tree is two counts and a leaf.
        int count = in.count("trees", 2L * DlibInput.LEAST_INTEGER + (long) leafLength * DlibInput.LEAST_REAL);
        RegressionTree[] trees = new RegressionTree[count];
        for (int i = 0; i < count; i++) {
            trees[i] = tree(in, leafLength);
        }
        return trees;
    }

    private static RegressionTree tree(DlibInput in, int leafLength) {
        int splits = in.integer("the number of splits of a tree", 0, (1 << DEEPEST_TREE) - 1);
        if (Integer.bitCount(splits + 1) != 1) {
            throw in.broken("a full tree has one split less than a power of 2, got " + splits);
        }
        int[] first = new int[splits];
        int[] second = new int[splits];
        float[] thresholds = new float[splits];
        for (int i = 0; i < splits; i++) {
            first[i] = in.integer("the index of a pixel", 0, Integer.MAX_VALUE);
            second[i] = in.integer("the index of a pixel", 0, Integer.MAX_VALUE);
            thresholds[i] = in.real();
        }
        sameCount(in, "leaves of a tree with " + splits + " splits", splits + 1);
        float[][] leaves = new float[splits + 1][];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = in.column("a leaf");
            if (leaves[i].length != leafLength) {
                throw in.broken(
                        "a leaf has as many numbers as the mean shape, " + leafLength + ", got " + leaves[i].length);
            }
        }
        return new RegressionTree(first, second, thresholds, leaves);
    }

    private static int[] anchors(DlibInput in, int points) {
        int[] anchors = new int[in.count("anchors", DlibInput.LEAST_INTEGER)];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = in.integer("the index of an anchor", 0, points - 1L);
        }
        return anchors;
    }

    private static float[] deltas(DlibInput in, int pixels) {
        sameCount(in, "deltas of " + pixels + " anchors", pixels);
        float[] deltas = new float[2 * pixels];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = in.real();
        }
        return deltas;
    }

    private static void sameCount(DlibInput in, String what, int expected) {
        in.integer("the number of " + what, expected, expected);
    }

    private static void checkPixels(DlibInput in, int[] pixels, int count) {
        for (int pixel : pixels) {
            if (pixel >= count) {
                throw in.broken("the index of a pixel is below their number, " + count + ", got " + pixel);
            }
        }
    }

    /**
     * The points of a face.
     *
     * @param photo gray or RGB
     * @param box of the face
     * @return the points, in pixels of the photo, not rounded
     */
    List<Point> locate(Image photo, Box box) {
        FacePixels face = new FacePixels(photo, box);
        float[] shape = meanShape.clone();
        for (RegressionStage stage : stages) {
            stage.apply(shape, meanShape, face);
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < shape.length; i += 2) {
            points.add(new Point(face.photoX(shape[i]), face.photoY(shape[i + 1])));
        }
        return points;
    }
}
