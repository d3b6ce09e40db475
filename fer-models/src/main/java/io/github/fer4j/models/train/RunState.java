package io.github.fer4j.models.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.DataUse;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.zoo.NetSpec;
import java.util.List;
import java.util.Map;

/**
 * Where a run is after an epoch, beside the numbers in its arrays. What is random needs no room here: order, augmentation and
 * dropout of an epoch follow from the seed and the epoch's number.
 *
 * @param architecture of the net
 * @param labels of the net, by name
 * @param preprocessing of the net
 * @param settings as {@link TrainingSettings#describe} words them
 * @param data training and validation, with checksums
 * @param split how the data was split, in words
 * @param command what repeats the run
 * @param threads of the native libraries
 * @param iterations that the optimiser has done
 * @param averaged how often the average of the parameters was added to
 * @param standing what the epochs so far decided
 * @param epochs done, in order
 * @param end why the run is over; null while it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunState(
        Architecture architecture,
        List<String> labels,
        Preprocessing preprocessing,
        Map<String, String> settings,
        List<DataUse> data,
        String split,
        String command,
        int threads,
        int iterations,
        long averaged,
        Standing standing,
        List<Epoch> epochs,
        TrainingResult.End end) {

    /** The net that is trained. */
    NetSpec net() {
        return new NetSpec(architecture, LabelSet.ofNames(labels), preprocessing);
    }

    static List<String> names(LabelSet labels) {
        return labels.emotions().stream().map(Emotion::name).toList();
    }
}
