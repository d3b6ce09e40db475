package io.github.fer4j.models.weights;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.MissingProviderException;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.format.Sha256;
import io.github.fer4j.models.zoo.NetSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A file of weights that others trained, on this machine. Immutable; the file is read when it goes into a net.
 *
 * <pre>{@code
 * PretrainedWeights weights = PretrainedWeights.safetensors(Path.of("resnet18.safetensors"));
 * ImportedNet net = weights.into(weights.fitting(Zoo.resNet18()));
 * }</pre>
 */
public final class PretrainedWeights {
    private enum Format {
        SAFETENSORS,
        KERAS,
        DL4J
    }

    private final Path path;
    private final Format format;
    private final String sha256;
    private final long seed;

    private PretrainedWeights(Path path, Format format, String sha256, long seed) {
        this.path = Objects.requireNonNull(path, "path");
        this.format = format;
        this.sha256 = sha256;
        this.seed = seed;
    }

    /**
     * A PyTorch {@code state_dict} as safetensors, with the names of torchvision or timm: for {@code resNet18}, {@code
     * resNet50}, {@code vgg19} and {@code mobileNetV2}.
     *
     * @param path the file
     * @return the weights
     */
    public static PretrainedWeights safetensors(Path path) {
        return new PretrainedWeights(path, Format.SAFETENSORS, null, 1);
    }

    /**
     * An HDF5 file of Keras Applications, with or without top: for {@code resNet50}, {@code mobileNetV2} and {@code
     * efficientNetB0}. Needs {@code io.jhdf:jhdf} on the class path.
     *
     * @param path the file
     * @return the weights
     */
    public static PretrainedWeights keras(Path path) {
        return new PretrainedWeights(path, Format.KERAS, null, 1);
    }

    /**
     * A Deeplearning4j zip, as {@code ModelSerializer} writes it, of a net that {@link io.github.fer4j.models.zoo.Zoo#build}
     * built.
     *
     * @param path the file
     * @return the weights
     */
    public static PretrainedWeights dl4j(Path path) {
        return new PretrainedWeights(path, Format.DL4J, null, 1);
    }

    /**
     * Weights in the format that the file's name ends in: {@code .safetensors}, {@code .h5} or {@code .hdf5}, {@code .zip}.
     *
     * @param path the file
     * @return the weights
     * @throws InvalidArgumentException if its name ends in something else
     */
    public static PretrainedWeights of(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".safetensors")) {
            return safetensors(path);
        }
        if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
            return keras(path);
        }
        if (name.endsWith(".zip")) {
            return dl4j(path);
        }
        throw new InvalidArgumentException("weights are a .safetensors, .h5, .hdf5 or .zip, got '" + path
                + "'; PyTorch's .pt and .pth can run code when"
                + " they are read: write the state_dict with safetensors.torch.save_file");
    }

    /**
     * These weights, which are refused if the file has another checksum.
     *
     * @param digits 64 hexadecimal digits
     * @return the changed weights
     * @throws InvalidArgumentException if it is not that
     */
    public PretrainedWeights sha256(String digits) {
        String plain = Objects.requireNonNull(digits, "digits").strip().toLowerCase(Locale.ROOT);
        if (!plain.matches("[0-9a-f]{64}")) {
            throw new InvalidArgumentException("a SHA-256 is 64 hexadecimal digits, got '" + digits + "'");
        }
        return new PretrainedWeights(path, format, plain, seed);
    }

    /**
     * These weights with another seed for a head that the file has no weights for.
     *
     * @param newSeed not 0, which is not reproducible
     * @return the changed weights
     * @throws InvalidArgumentException if it is 0
     */
    public PretrainedWeights seed(long newSeed) {
        if (newSeed == 0) {
            throw new InvalidArgumentException("a seed is not 0, which Deeplearning4j takes for any");
        }
        return new PretrainedWeights(path, format, sha256, newSeed);
    }

    /**
     * A net as these weights want it: with their padding, the place of their strides, their stem where its shape depends on
     * it, and their normalisation. Size, gray or RGB, filters, classes and all other options stay as they are. For gray
     * images the normalisation is the mean of that of the three channels.
     *
     * @param net an architecture that the weights are for
     * @return the changed net
     * @throws ModelFormatException if the file cannot be read, has another checksum, or has no weights that are known for the
     *     architecture
     * @throws FerException if there is no such file
     */
    public NetSpec fitting(NetSpec net) {
        checksum();
        try (WeightFile file = open(net)) {
            Scheme scheme = scheme(file, net);
            NetSpec fitting = net;
            for (Map.Entry<String, String> option : scheme.options().entrySet()) {
                fitting = fitting.option(option.getKey(), option.getValue());
            }
            long[] stem = file.shapes().get(scheme.parts().get(0).weight());
            if (net.architecture().name().startsWith("resNet") && stem != null && stem.length == 4) {
                long side = scheme.arrangement() == Arrangement.KERAS ? stem[0] : stem[2];
                fitting = fitting.option("stem", side == 3 ? "small" : "imagenet");
            }
            Preprocessing input = fitting.preprocessing();
            return scheme.normalisation() == null
                    ? fitting
                    : fitting.input(
                            input.withNormalisation(InputFold.nearest(scheme.normalisation(), input.channels())));
        }
    }

    /**
     * Reads the weights into a net. The head is copied if the file has one with as many outputs as the net; else it stays at
     * its random start. What the net computes otherwise than the one that was trained is in the report; a net with other
     * options than the weights want is refused: see {@link #fitting}.
     *
     * @param net what the weights are for
     * @return the net with its parameters, and the report
     * @throws ModelFormatException if the file cannot be read or has another checksum; or if names or shapes do not fit the
     *     net, naming all of them
     * @throws FerException if there is no such file
     */
    public ImportedNet into(NetSpec net) {
        String actual = checksum();
        try (WeightFile file = open(net)) {
            Scheme scheme = scheme(file, net);
            try (TargetNet target = new TargetNet(net, seed)) {
                ImportReport report =
                        new Importer(file, path.getFileName().toString(), scheme, net).into(target, actual);
                return new ImportedNet(net, target.parameters(), report, seed);
            }
        }
    }

    private WeightFile open(NetSpec net) {
        return switch (format) {
            case SAFETENSORS -> SafeTensors.open(path);
            case KERAS -> openKeras();
            case DL4J -> Dl4jZip.open(path, net);
        };
    }

    private WeightFile openKeras() {
        try {
            return KerasFile.open(path);
        } catch (NoClassDefFoundError e) {
            throw new MissingProviderException(
                    "Keras's .h5 files need jhdf; add the artifact io.jhdf:jhdf to the class path", e);
        }
    }

    /** The scheme most of whose names are in the file. */
    private Scheme scheme(WeightFile file, NetSpec net) {
        String architecture = net.architecture().name();
        List<Scheme> known = switch (format) {
            case SAFETENSORS -> TorchSchemes.of(architecture);
            case KERAS -> KerasSchemes.of(architecture, (KerasFile) file, depth(net));
            case DL4J -> List.of(((Dl4jZip) file).scheme());
        };
        if (known.isEmpty()) {
            throw new InvalidArgumentException(switch (format) {
                        case SAFETENSORS ->
                            "safetensors of torchvision and timm are for resNet18, resNet50, vgg19 and mobileNetV2";
                        default -> "files of Keras Applications are for resNet50, mobileNetV2 and efficientNetB0";
                    }
                    + ", got " + architecture);
        }
        Set<String> names = file.shapes().keySet();
        Scheme best = null;
        int most = -1;
        for (Scheme scheme : known) {
            Set<String> common = new HashSet<>(scheme.bodyNames());
            common.retainAll(names);
            if (common.size() > most) {
                best = scheme;
                most = common.size();
            }
        }
        if (2 * most < best.bodyNames().size()) {
            throw new ModelFormatException(path.getFileName() + ": weights for " + architecture + " are called "
                    + String.join(", ", best.parts().get(0).names()) + " and so on, got "
                    + names.stream().limit(5).toList() + " and so on, of which " + most + " are known");
        }
        return best;
    }

    private static double depth(NetSpec net) {
        String depth = net.architecture().options().get("depth");
        return depth == null ? 1 : Double.parseDouble(depth);
    }

    private String checksum() {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = Sha256.start();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            String actual = HexFormat.of().formatHex(digest.digest());
            if (sha256 != null && !sha256.equals(actual)) {
                throw new ModelFormatException(path.getFileName() + ": its SHA-256 is to be " + sha256 + ", got "
                        + actual + "; the file is another or damaged, fetch it again");
            }
            return actual;
        } catch (IOException e) {
            throw new FerException(path + ": the weights cannot be read: " + e, e);
        }
    }
}
