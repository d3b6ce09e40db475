package io.github.fer4j.models.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fer4j.FerException;
import io.github.fer4j.ModelFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The <a href="https://huggingface.co/docs/safetensors">safetensors</a> format: 8 bytes with the length of the header, little
 * endian; the header, a JSON object of name to {@code {dtype, shape, data_offsets}}; the values, little endian and row by
 * row, one tensor behind the other.
 *
 * <p>As the format asks, the tensors fill what is behind the header without gaps or overlaps; anything else is refused.
 */
final class SafeTensors implements WeightFile {
    /** A thousand times what a net of the zoo has. */
    private static final int LONGEST_HEADER = 16 << 20;

    private static final int HIGHEST_RANK = 8;
    private static final String METADATA = "__metadata__";
    private static final String PARALLEL = "module.";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private record Tensor(String name, FloatCodec codec, String dtype, long[] shape, long begin, long end) {}

    private final Path path;
    private final FileChannel channel;
    private final long dataStart;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    private SafeTensors(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        long size = channel.size();
        if (size < Long.BYTES) {
            throw malformed("it begins with 8 bytes, the length of its header, got a file of " + size + " bytes");
        }
        long length = bytes(0, Long.BYTES).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
            throw malformed("its header has 2 to " + LONGEST_HEADER + " bytes and ends within the file of " + size
                    + " bytes, got a length of " + Long.toUnsignedString(length));
        }
        this.dataStart = Long.BYTES + length;
        readHeader(bytes(Long.BYTES, (int) length).array(), size - dataStart);
    }

    /** Opens a file and checks its header. */
    static SafeTensors open(Path path) {
        FileChannel channel;
        try {
            channel = FileChannel.open(path);
        } catch (IOException e) {
            throw new FerException(path + ": the weights cannot be read: " + e, e);
        }
        try {
            return new SafeTensors(path, channel);
        } catch (IOException | RuntimeException e) {
            try {
                channel.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e instanceof RuntimeException known
                    ? known
                    : new FerException(path + ": the weights cannot be read: " + e, e);
        }
    }

    private void readHeader(byte[] header, long dataLength) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(header);
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(
                    path + ": not a safetensors file: its header is JSON, got " + e.getOriginalMessage(), e);
        }
        if (root == null || !root.isObject()) {
            throw malformed("its header is a JSON object");
        }
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
        }
        dropPrefix();
        List<Tensor> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        long expected = 0;
        for (Tensor tensor : inOrder) {
            if (tensor.begin() != expected) {
                throw malformed("its tensors lie one behind the other, got '" + tensor.name() + "' at " + tensor.begin()
                        + " instead of " + expected);
            }
            expected = tensor.end();
        }
        if (expected != dataLength) {
            throw malformed("its tensors fill the file: they take " + expected + " bytes, there are " + dataLength
                    + (expected > dataLength ? "; it may be cut off, fetch it again" : ""));
        }
    }

    /** PyTorch puts this before all names when a net was trained on several GPUs. */
    private void dropPrefix() {
        if (!tensors.isEmpty() && tensors.keySet().stream().allMatch(name -> name.startsWith(PARALLEL))) {
            Map<String, Tensor> named = new LinkedHashMap<>();
            tensors.forEach((name, tensor) -> named.put(name.substring(PARALLEL.length()), tensor));
            tensors.clear();
            tensors.putAll(named);
        }
    }

    private Tensor tensor(String name, JsonNode node) {
        JsonNode shapeNode = node.path("shape");
        JsonNode offsets = node.path("data_offsets");
        String dtype = node.path("dtype").asText("");
        if (!shapeNode.isArray() || shapeNode.size() > HIGHEST_RANK || offsets.size() != 2 || dtype.isEmpty()) {
            throw malformed("a tensor has a dtype, a shape of at most " + HIGHEST_RANK
                    + " numbers and two data_offsets," + " got '" + name + "' with " + shortened(node));
        }
        long[] shape = new long[shapeNode.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = number(name, shapeNode.get(i));
        }
        long begin = number(name, offsets.get(0));
        long end = number(name, offsets.get(1));
        FloatCodec codec = FloatCodec.byName(dtype);
        if (end < begin || (codec != null && end - begin != length(name, shape, codec.bytes()))) {
            throw malformed("'" + name + "' of " + Shapes.text(shape) + " " + dtype + " does not take the bytes "
                    + begin + " to " + end);
        }
        return new Tensor(name, codec, dtype, shape, begin, end);
    }

    private long length(String name, long[] shape, int bytes) {
        try {
            return Math.multiplyExact(Shapes.length(shape), (long) bytes);
        } catch (ArithmeticException e) {
            throw malformed("'" + name + "' of " + Shapes.text(shape) + " is larger than any file");
        }
    }

    private long number(String name, JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw malformed(
                    "shapes and offsets are whole numbers from 0 on, got " + shortened(node) + " in '" + name + "'");
        }
        return node.longValue();
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    @Override
    public String format() {
        return "safetensors";
    }

    @Override
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    @Override
    public float[] read(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor.codec() == null) {
            throw new ModelFormatException(path + ": weights are of " + FloatCodec.names() + ", got '" + name + "' of "
                    + tensor.dtype() + "; convert them when saving the file");
        }
        long length = tensor.end() - tensor.begin();
        if (length > Integer.MAX_VALUE - 8) {
            throw new ModelFormatException(path + ": '" + name + "' takes " + length + " bytes, over 2 GiB");
        }
        try {
            return tensor.codec().decode(bytes(dataStart + tensor.begin(), (int) length));
        } catch (IOException e) {
            throw new FerException(path + ": the weights cannot be read: " + e, e);
        }
    }

    private ByteBuffer bytes(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw malformed("it ended at " + (from + buffer.position()) + " bytes while it was read");
            }
        }
        return buffer.flip();
    }

    private ModelFormatException malformed(String problem) {
        return new ModelFormatException(path + ": not a safetensors file: " + problem);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FerException(path + ": cannot be closed: " + e, e);
        }
    }
}
