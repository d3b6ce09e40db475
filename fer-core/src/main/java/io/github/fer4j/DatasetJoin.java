package io.github.fer4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts data sets one after the other; see {@link FerDataset#join}. */
final class DatasetJoin {
    private DatasetJoin() {}

    static FerDataset join(String name, List<FerDataset> parts) {
        if (parts.isEmpty()) {
            throw new InvalidArgumentException("a join is of at least one data set, got none");
        }
        LabelSet labels = parts.get(0).labels();
        for (FerDataset part : parts) {
            if (!part.labels().equals(labels)) {
                throw new InvalidArgumentException("joined data sets have one label set, got " + labels + " ("
                        + parts.get(0).name() + ") and " + part.labels() + " (" + part.name()
                        + "); map one first, with relabelled(LabelMapping.byName(...))");
            }
        }
        Set<String> clashing = clashing(parts);
        List<Sample> samples =
                new ArrayList<>(parts.stream().mapToInt(FerDataset::size).sum());
        Map<String, Integer> renamed = new HashMap<>();
        for (int p = 0; p < parts.size(); p++) {
            for (Sample sample : parts.get(p)) {
                if (clashing.contains(sample.id())) {
                    Sample prefixed = sample.withId(parts.get(p).name() + "/" + sample.id());
                    Integer before = renamed.putIfAbsent(prefixed.id(), p);
                    if (before != null && before != p) {
                        throw new InvalidArgumentException("samples of joined data sets are told apart by id or by the"
                                + " data set's name, got '" + sample.id() + "' in two that are called '"
                                + parts.get(p).name() + "'; give one another name, with named(...)");
                    }
                    samples.add(prefixed);
                } else {
                    samples.add(sample);
                }
            }
        }
        return FerDataset.of(name, labels, samples);
    }

    /** The ids that are in more than one part. Within a part an id may repeat: a sample that is drawn twice, say. */
    private static Set<String> clashing(List<FerDataset> parts) {
        Set<String> clashing = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (FerDataset part : parts) {
            Set<String> own = new HashSet<>();
            for (Sample sample : part) {
                if (own.add(sample.id()) && !seen.add(sample.id())) {
                    clashing.add(sample.id());
                }
            }
        }
        return clashing;
    }
}
