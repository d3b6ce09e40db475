package io.github.fer4j.models.explain;

import io.github.fer4j.models.internal.FrozenStatistics;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A net of its own that goes forward and back, for one thread at a time. It computes what the net computes in use: dropout is
 * left out, and batch normalisation goes by its running statistics in both directions. The layers are told that they train all
 * the same, for what they keep for the way back they keep only then. Nothing is ever added to a parameter.
 *
 * <p>Deeplearning4j's own backward pass ends at the image and hands out the gradients of parameters; this one ends at the layers
 * that are asked for and hands out the gradients of what they put out.
 */
final class NetPass implements AutoCloseable {
    private final ComputationGraph net;
    private final GraphVertex[] vertices;
    private final int[] order;
    private final INDArray[] outputs;
    private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

    /** @param parameters as many as the net has, in Deeplearning4j's order */
    NetPass(NetSpec spec, float[] parameters) {
        net = Zoo.build(spec, new NoOp(), new SelectedOutputs(), 0, 1);
        try (INDArray values = Nd4j.createFromArray(parameters)) {
            net.params().assign(values.reshape(1, parameters.length));
        }
        FrozenStatistics.set(net, layer -> true);
        // Layers write the gradients of their parameters somewhere, asked or not.
        net.initGradientsView();
        vertices = net.getVertices();
        order = net.topologicalSortOrder();
        outputs = new INDArray[vertices.length];
    }

    ComputationGraph net() {
        return net;
    }

    /** The names of all layers, in an order in which each comes behind what it reads; without the image. */
    List<String> layers() {
        List<String> names = new ArrayList<>();
        for (int index : order) {
            if (!vertices[index].isInputVertex()) {
                names.add(vertices[index].getVertexName());
            }
        }
        return names;
    }

    /**
     * Goes forward.
     *
     * @param image {@code [1, channels, height, width]}; must stay open until {@link #clear}
     * @return the logits, and valence and arousal behind them where the net has those
     */
    double[] forward(INDArray image) {
        net.setInputs(image);
        INDArray last = image;
        for (int index : order) {
            GraphVertex vertex = vertices[index];
            last = vertex.isInputVertex() ? image : isDropout(vertex) ? vertex.getInputs()[0] : output(vertex);
            outputs[index] = last;
            for (VertexIndices reader : readers(vertex)) {
                vertices[reader.getVertexIndex()].setInput(reader.getVertexEdgeNumber(), last, memory);
            }
        }
        return last.toDoubleMatrix()[0];
    }

    private INDArray output(GraphVertex vertex) {
        return vertex.doForward(true, memory);
    }

    /** What a layer put out on the way forward. */
    INDArray output(String layer) {
        return outputs[index(layer)];
    }

    /**
     * Goes back from one output.
     *
     * @param output its number
     * @param layers none of which reads, over however many others, what another one puts out
     * @return the gradient of the output with regard to what each of the layers put out, in their order
     */
    List<INDArray> gradients(int output, List<String> layers) {
        BitSet behind = new BitSet();
        layers.forEach(layer -> behind.or(behind(layer)));
        INDArray[] gradients = new INDArray[vertices.length];
        for (int i = order.length - 1; i >= 0; i--) {
            GraphVertex vertex = vertices[order[i]];
            if (behind.get(order[i])) {
                back(vertex, gradients, output);
            }
        }
        return layers.stream().map(layer -> gradients[index(layer)]).toList();
    }

    private void back(GraphVertex vertex, INDArray[] gradients, int output) {
        INDArray[] towardsInputs;
        if (vertex.hasLayer() && vertex.getLayer() instanceof IOutputLayer last) {
            INDArray selection = Nd4j.zeros(DataType.FLOAT, outputs[vertex.getVertexIndex()].shape());
            selection.putScalar(0, output, 1);
            last.setLabels(selection);
            towardsInputs = vertex.doBackward(false, memory).getSecond();
        } else if (isDropout(vertex)) {
            towardsInputs = new INDArray[] {gradients[vertex.getVertexIndex()]};
        } else {
            vertex.setEpsilon(gradients[vertex.getVertexIndex()]);
            towardsInputs = vertex.doBackward(false, memory).getSecond();
        }
        VertexIndices[] inputs = vertex.getInputVertices();
        for (int i = 0; i < inputs.length; i++) {
            int from = inputs[i].getVertexIndex();
            gradients[from] = gradients[from] == null ? towardsInputs[i] : gradients[from].add(towardsInputs[i]);
        }
    }

    /** Whether a layer reads, over however many others, what another one puts out. */
    boolean isBehind(String layer, String other) {
        return behind(other).get(index(layer));
    }

    private BitSet behind(String layer) {
        BitSet behind = new BitSet();
        behind.set(index(layer));
        for (int index : order) {
            if (behind.get(index)) {
                Arrays.stream(readers(vertices[index])).forEach(reader -> behind.set(reader.getVertexIndex()));
            }
        }
        behind.clear(index(layer));
        return behind;
    }

    private int index(String layer) {
        return net.getVertex(layer).getVertexIndex();
    }

    private static VertexIndices[] readers(GraphVertex vertex) {
        return vertex.getOutputVertices() == null ? new VertexIndices[0] : vertex.getOutputVertices();
    }

    private static boolean isDropout(GraphVertex vertex) {
        return vertex.hasLayer() && vertex.getLayer() instanceof DropoutLayer;
    }

    /** Lets go of what a pass left behind. */
    void clear() {
        Arrays.fill(outputs, null);
        net.clear();
        for (GraphVertex vertex : vertices) {
            vertex.clear();
        }
    }

    @Override
    public void close() {
        clear();
        net.close();
    }
}
