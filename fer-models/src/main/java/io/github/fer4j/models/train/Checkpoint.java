package io.github.fer4j.models.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run after an epoch, in a file: the bytes {@code FERCKPT1}; the {@link RunState} as JSON behind its length; the number of
 * arrays, each with its name, its length in bytes and its bytes, big-endian floats or doubles; and the SHA-256 of all that.
 * Reading checks everything, names no class, and takes no memory that the file's size does not warrant.
 *
 * @param state where the run is
 * @param arrays name to content
 */
record Checkpoint(RunState state, Map<String, byte[]> arrays) {
    /** The name of the file in the folder of a run. */
    static final String FILE = "checkpoint.ferrun";

    private static final byte[] MAGIC = "FERCKPT1".getBytes(StandardCharsets.US_ASCII);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The checkpoint in a folder, if there is one. */
    static Optional<Checkpoint> find(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    void write(Path folder) {
        AtomicFile.write(folder.resolve(FILE), "the checkpoint", this::writeTo);
    }

    private void writeTo(OutputStream file) throws IOException {
        MessageDigest sha256 = Sha256.start();
        // Not closed: the stream is the caller's.
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(file, sha256), 1 << 16));
        out.write(MAGIC);
        byte[] json = JSON.writeValueAsBytes(state);
        out.writeInt(json.length);
        out.write(json);
        out.writeInt(arrays.size());
        for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
            out.writeUTF(array.getKey());
            out.writeInt(array.getValue().length);
            out.write(array.getValue());
        }
        out.flush();
        file.write(sha256.digest());
    }

    static Checkpoint read(Path file) {
        MessageDigest sha256 = Sha256.start();
        try (DataInputStream in = new DataInputStream(
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), sha256))) {
            long left = Files.size(file);
            if (left < MAGIC.length || !Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new ModelFormatException(file + ": is no checkpoint that this version of fer4j reads");
            }
            byte[] json = block(in, file, left);
            Map<String, byte[]> arrays = new TreeMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                arrays.put(in.readUTF(), block(in, file, left));
            }
            byte[] computed = sha256.digest();
            if (!Arrays.equals(in.readNBytes(computed.length), computed)) {
                throw new ModelFormatException(
                        file + ": has another checksum than it states; it was altered or damaged."
                                + " Remove it to start the run anew");
            }
            return new Checkpoint(JSON.readValue(json, RunState.class), arrays);
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(file + ": the state is not as it should be: " + e.getOriginalMessage(), e);
        } catch (EOFException e) {
            throw new ModelFormatException(file + ": is truncated; remove it to start the run anew", e);
        } catch (IOException e) {
            throw new ModelFormatException(file + ": cannot be read: " + e, e);
        }
    }

    private static byte[] block(DataInputStream in, Path file, long largest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > largest) {
            throw new ModelFormatException(file + ": is damaged; remove it to start the run anew");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    static byte[] bytes(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    /** @throws ModelFormatException if there is no such array, or it has another length */
    float[] floats(String name, long length) {
        float[] values = new float[Math.toIntExact(length)];
        ByteBuffer.wrap(array(name, length * Float.BYTES)).asFloatBuffer().get(values);
        return values;
    }

    /** @throws ModelFormatException if there is no such array, or it has another length */
    double[] doubles(String name, long length) {
        double[] values = new double[Math.toIntExact(length)];
        ByteBuffer.wrap(array(name, length * Double.BYTES)).asDoubleBuffer().get(values);
        return values;
    }

    private byte[] array(String name, long bytes) {
        byte[] array = arrays.get(name);
        if (array == null || array.length != bytes) {
            throw new ModelFormatException("the checkpoint has " + (array == null ? "no" : array.length) + " bytes of "
                    + name + ", the run takes " + bytes + "; it is of another version of fer4j");
        }
        return array;
    }
}
