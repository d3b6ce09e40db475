package io.github.fer4j.models.train;

import io.github.fer4j.format.SeenImages;
import io.github.fer4j.format.Sha256;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.zoo.NetSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The model that a run begins from.
 *
 * @param name that of its card
 * @param sha256 over its parameters as a model file holds them, in lower-case hexadecimal digits
 * @param net what it is; null where only its name is known
 * @param parameters its parameters; null where only its name is known
 * @param seen which images it saw; unknown where only its name is known
 */
record TransferSource(String name, String sha256, NetSpec net, float[] parameters, SeenImages seen) {
    private static final Pattern TEXT = Pattern.compile("from ([0-9a-f]{64}) (.*)", Pattern.DOTALL);

    static TransferSource of(TrainedModel model) {
        float[] parameters = model.parameters();
        return new TransferSource(model.card().name(), sha256(parameters), model.net(), parameters, model.seen());
    }

    boolean isHere() {
        return parameters != null;
    }

    /** Such as {@code from 0b...3f resNet18}. */
    String describe() {
        return "from " + sha256 + " " + name;
    }

    /** The name alone; null where the text is none. */
    static TransferSource parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? new TransferSource(parts.group(2), parts.group(1), null, null, SeenImages.unknown())
                : null;
    }

    private static String sha256(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Sha256.hex(bytes.array());
    }
}
