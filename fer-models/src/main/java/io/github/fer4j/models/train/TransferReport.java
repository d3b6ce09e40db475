package io.github.fer4j.models.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What of a trained model goes into a new net.
 *
 * @param source the name of the model
 * @param copied layers that begin with the parameters of the model
 * @param fresh layers that begin anew, with the reason
 * @param unused layers of the model that the net has not
 * @param copiedParameters how many numbers were copied, running statistics of batch normalisation included
 * @param freshParameters how many numbers begin anew
 * @param remarks what else is different, such as the size of the image; the copied parameters may mean less then
 */
public record TransferReport(
        String source,
        List<String> copied,
        List<Fresh> fresh,
        List<String> unused,
        long copiedParameters,
        long freshParameters,
        List<String> remarks) {
    /** Copies the lists. */
    public TransferReport {
        copied = List.copyOf(copied);
        fresh = List.copyOf(fresh);
        unused = List.copyOf(unused);
        remarks = List.copyOf(remarks);
    }

    /**
     * A layer that begins anew.
     *
     * @param layer its name
     * @param reason why nothing was copied to it
     */
    public record Fresh(String layer, String reason) {
        /** Such as {@code logits: W has the shape [128, 8], that of the source [128, 7]}. */
        @Override
        public String toString() {
            return layer + ": " + reason;
        }
    }

    /** A line with the figures, and one for each layer that begins anew or is left out. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "from '%s': %,d parameters in %d layers copied, %,d in %d layers new",
                source,
                copiedParameters,
                copied.size(),
                freshParameters,
                fresh.size()));
        fresh.forEach(one -> lines.add("  new     " + one));
        unused.forEach(layer -> lines.add("  unused  " + layer));
        remarks.forEach(remark -> lines.add("  note    " + remark));
        return String.join(System.lineSeparator(), lines);
    }
}
