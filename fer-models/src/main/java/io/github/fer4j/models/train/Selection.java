package io.github.fer4j.models.train;

/** By which figure on the validation data the best epoch is chosen; early stopping and plateaus go by it too. */
public enum Selection {
    /** The highest validation accuracy. */
    ACCURACY {
        @Override
        double figure(double loss, double accuracy) {
            return accuracy;
        }
    },
    /** The lowest validation loss. */
    LOSS {
        @Override
        double figure(double loss, double accuracy) {
            return -loss;
        }
    };

    /** Larger is better. */
    abstract double figure(double loss, double accuracy);
}
