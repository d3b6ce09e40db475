package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.Locale;

/** By which figure on the validation data the best epoch is chosen; early stopping and plateaus go by it too. */
public enum Selection {
    /** The highest validation accuracy. */
    ACCURACY {
        @Override
        double figure(ValidationFigures figures) {
            return figures.accuracy();
        }
    },
    /** The lowest validation loss. */
    LOSS {
        @Override
        double figure(ValidationFigures figures) {
            return -figures.loss();
        }
    },
    /** The highest mean F1 of the classes, which counts rare classes as much as frequent ones. */
    MACRO_F1 {
        @Override
        double figure(ValidationFigures figures) {
            return figures.macroF1();
        }
    },
    /** The highest unweighted average recall, also called balanced accuracy. */
    UAR {
        @Override
        double figure(ValidationFigures figures) {
            return figures.uar();
        }
    },
    /**
     * The highest mean of the concordance correlations of valence and arousal; for nets that give them, with validation data
     * that have them.
     */
    CCC {
        @Override
        double figure(ValidationFigures figures) {
            return figures.affect().meanCcc();
        }
    };

    /** Larger is better. */
    abstract double figure(ValidationFigures figures);

    /** In words, such as {@code macro f1}. */
    String describe() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Selection parse(String text) {
        return Arrays.stream(values())
                .filter(selection -> selection.describe().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException("the best epoch is chosen by one of "
                        + Arrays.stream(values()).map(Selection::describe).toList() + ", got '" + text + "'"));
    }
}
