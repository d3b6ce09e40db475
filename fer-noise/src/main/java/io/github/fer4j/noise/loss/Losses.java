package io.github.fer4j.noise.loss;

/**
 * Makes the losses. In their formulas {@code p} is the softmax of the logits, {@code q} the target distribution, {@code p_y}
 * the probability of the one label where there is one, K the number of classes.
 *
 * <p>Cross-entropy learns any label in the end, wrong ones too. The losses here that bound what one sample can cost (mean
 * absolute error, generalised, symmetric and normalised cross-entropy) learn wrong labels later or never, and right but hard
 * ones later as well: with clean labels they are rarely better.
 */
public final class Losses {
    private static final double TARGET_SMOOTHING = 1e-3;

    private Losses() {}

    /**
     * Cross-entropy of the softmax: {@code -sum_k q_k log p_k} with {@code p = softmax(logits)}; its gradient is {@code p -
     * q}.
     *
     * @return the loss
     */
    public static Loss crossEntropy() {
        return CrossEntropy.INSTANCE;
    }

    /**
     * The focal loss, which fades easy samples out: {@code -sum_k q_k (1 - p_k)^g log p_k}. Lin et al., <i>Focal Loss for
     * Dense Object Detection</i>, ICCV 2017, equation 4 (for one label: {@code -(1 - p_y)^g log p_y}). It turns to hard
     * samples, which with noisy labels are often wrong ones.
     *
     * @param gamma g, 0 to 100; 2 is usual, 0 is cross-entropy
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if gamma is out of range
     */
    public static Loss focal(double gamma) {
        return new FocalLoss(gamma);
    }

    /**
     * The mean absolute error (without the division that a mean would have): {@code sum_k |q_k - p_k|}, which is {@code 2 - 2
     * p_y} for one label. Ghosh, Kumar, Sastry, <i>Robust Loss Functions under Label Noise for Deep Neural Networks</i>, AAAI
     * 2017. Robust to symmetric noise, and slow to learn.
     *
     * @return the loss
     */
    public static Loss meanAbsoluteError() {
        return MeanAbsoluteError.INSTANCE;
    }

    /**
     * Generalised cross-entropy: {@code sum_k q_k (1 - p_k^r) / r}. Zhang and Sabuncu, <i>Generalized Cross Entropy Loss for
     * Training Deep Neural Networks with Noisy Labels</i>, NeurIPS 2018, equation 6 (their q is r here). It lies between
     * cross-entropy (r towards 0) and half the mean absolute error (r = 1).
     *
     * @param r the exponent, above 0 and at most 1; 0.7 is usual
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if r is out of range
     */
    public static Loss generalisedCrossEntropy(double r) {
        return new GeneralisedCrossEntropy(r);
    }

    /**
     * Symmetric cross-entropy: {@code a CE + b RCE}, where {@code RCE = -sum_k p_k log q_k} with {@code q_k} of at least 1e-4
     * (so A = log 1e-4 stands for log 0). Wang et al., <i>Symmetric Cross Entropy for Robust Learning with Noisy Labels</i>,
     * ICCV 2019, equations 4 to 7.
     *
     * @param a weight of the cross-entropy, not negative; 0.1 is usual
     * @param b weight of the reverse cross-entropy, not negative; 1 is usual
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if a weight is negative, both are 0, or one is not finite
     */
    public static Loss symmetricCrossEntropy(double a, double b) {
        return new SymmetricCrossEntropy(false, a, b);
    }

    /**
     * Normalised and reverse cross-entropy: {@code a NCE + b RCE}, where {@code NCE = (-sum_k q_k log p_k) / (-sum_k log p_k)}
     * and RCE as in {@link #symmetricCrossEntropy}. Ma et al., <i>Normalized Loss Functions for Deep Learning with Noisy
     * Labels</i>, ICML 2020, equations 3 and 11: an active loss and a passive one, both robust to symmetric noise.
     *
     * @param a weight of the normalised cross-entropy, not negative; 1 is usual
     * @param b weight of the reverse cross-entropy, not negative; 1 is usual
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if a weight is negative, both are 0, or one is not finite
     */
    public static Loss normalisedCrossEntropy(double a, double b) {
        return new SymmetricCrossEntropy(true, a, b);
    }

    /**
     * Soft bootstrapping: cross-entropy against {@code b q + (1 - b) p}, the label and what the net believes by now. Reed et
     * al., <i>Training Deep Neural Networks on Noisy Labels with Bootstrapping</i>, ICLR 2015 workshop, equation 6. The belief
     * is part of what is differentiated, as there.
     *
     * @param beta b, the trust in the label, 0 to 1; 0.95 is usual, 1 is cross-entropy
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if beta is out of range
     */
    public static Loss softBootstrap(double beta) {
        return new Bootstrap(false, beta);
    }

    /**
     * Hard bootstrapping: cross-entropy against {@code b q + (1 - b) z}, where z is all on the net's first choice (of equals,
     * the lowest class). Reed et al. 2015, equation 7.
     *
     * @param beta b, the trust in the label, 0 to 1; 0.8 is usual, 1 is cross-entropy
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if beta is out of range
     */
    public static Loss hardBootstrap(double beta) {
        return new Bootstrap(true, beta);
    }

    /**
     * Forward correction: cross-entropy of what the net would say of the <i>given</i> label, {@code -sum_k q_k log (T' p)_k}.
     * Patrini et al., <i>Making Deep Neural Networks Robust to Label Noise: a Loss Correction Approach</i>, CVPR 2017,
     * theorem 2. Where T is right, the net that is best under noise is the one that is best without.
     *
     * @param noise T, {@code [true][given]}: the share of each given label among samples of a true one; rows sum to 1, no
     *     column is all 0; copied
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if it is no such matrix
     */
    public static Loss forwardCorrected(double[][] noise) {
        return new ForwardCorrected(noise);
    }

    /**
     * Backward correction: the mean of the losses of all labels, weighted by the inverse of T: {@code -sum_k q_k sum_j
     * (T^-1)_kj log p_j}. Patrini et al. 2017, theorem 1. Its mean over the noise is the loss without noise; a single loss can
     * be negative, and steps are less steady than with forward correction.
     *
     * @param noise T, {@code [true][given]}; rows sum to 1, with an inverse; copied
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if it is no such matrix
     */
    public static Loss backwardCorrected(double[][] noise) {
        return new BackwardCorrected(noise);
    }

    /**
     * The multi-target loss of FER+: {@code -log max_k (t_k p_k)}, where {@code t = (1 - 0.001) q + 0.001 / K}. Barsoum et al.,
     * <i>Training Deep Networks for Facial Expression Recognition with Crowd-Sourced Label Distribution</i>, ICMI 2016,
     * equation 3. It is content with any emotion that enough of the crowd saw.
     *
     * @return the loss
     */
    public static Loss multiTarget() {
        return new MultiTarget(TARGET_SMOOTHING);
    }

    /**
     * The loss that {@link Loss#describe} gave this text, to the last digit.
     *
     * @param text such as {@code focal 2.0, smoothed 0.1}
     * @return the loss
     * @throws io.github.fer4j.InvalidArgumentException if it is no such text, or of a loss that is not made here
     */
    public static Loss parse(String text) {
        return LossText.parse(text);
    }
}
