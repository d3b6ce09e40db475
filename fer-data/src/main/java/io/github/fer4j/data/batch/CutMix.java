package io.github.fer4j.data.batch;

import java.util.SplittableRandom;

/**
 * CutMix: a box of each input is replaced by the same box of a partner's, and the targets are mixed by the area that is left
 * (Yun et al., <i>CutMix: Regularization Strategy to Train Strong Classifiers with Localizable Features</i>, ICCV 2019). One
 * box for the batch: with {@code s} from Beta(alpha, alpha), its sides are those of the image times {@code sqrt(1 - s)}, its
 * centre is uniform over the image, and what lies outside is cut off; the share that counts is that of the pixels then left.
 * For the weights see {@link Mix}.
 *
 * @param alpha of the beta distribution; the paper uses 1, which makes the area uniform
 */
public record CutMix(double alpha) implements Mix {
    /**
     * Checks alpha.
     *
     * @throws io.github.fer4j.InvalidArgumentException if it is not 0.001 to 1000
     */
    public CutMix {
        Partners.requireAlpha(alpha);
    }

    /**
     * CutMix.
     *
     * @param alpha 0.001 to 1000
     * @return the mix
     * @throws io.github.fer4j.InvalidArgumentException if it is out of range
     */
    public static CutMix of(double alpha) {
        return new CutMix(alpha);
    }

    @Override
    public Batch apply(Batch batch, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double side = Math.sqrt(1 - Beta.symmetric(alpha, random));
        int height = batch.input().height();
        int width = batch.input().width();
        int centreY = random.nextInt(height);
        int centreX = random.nextInt(width);
        int halfHeight = (int) (height * side) / 2;
        int halfWidth = (int) (width * side) / 2;
        int top = Math.max(0, centreY - halfHeight);
        int bottom = Math.min(height, centreY + halfHeight);
        int left = Math.max(0, centreX - halfWidth);
        int right = Math.min(width, centreX + halfWidth);
        double share = 1 - (double) (bottom - top) * (right - left) / ((double) height * width);

        Partners partners = Partners.draw(batch.size(), random);
        float[] own = batch.inputs();
        float[] mixed = own.clone();
        for (int row = 0; row < batch.size(); row++) {
            for (int channel = 0; channel < batch.input().channels(); channel++) {
                int plane = channel * height * width;
                for (int y = top; y < bottom; y++) {
                    int inPlane = plane + y * width + left;
                    System.arraycopy(
                            own,
                            partners.of(row) * batch.input().length() + inPlane,
                            mixed,
                            row * batch.input().length() + inPlane,
                            right - left);
                }
            }
        }
        return partners.mixTargets(batch, mixed, share);
    }

    @Override
    public String describe() {
        return MixText.CUTMIX + alpha;
    }
}
