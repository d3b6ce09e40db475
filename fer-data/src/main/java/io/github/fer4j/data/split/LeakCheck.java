package io.github.fer4j.data.split;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.format.ImageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What two parts of a split share though they should not: the same image, the same person, the same sample. A test sample that
 * was learned from flatters every figure.
 *
 * <pre>{@code
 * LeakReport report = LeakCheck.of(split);
 * if (!report.isClean()) {
 *     System.out.println(report);
 * }
 * }</pre>
 */
public final class LeakCheck {
    private LeakCheck() {}

    /**
     * Checks the parts of a split against each other.
     *
     * @param split the parts; every image is read once
     * @return what leaks
     */
    public static LeakReport of(DataSplit split) {
        Map<Split, FerDataset> parts = new LinkedHashMap<>();
        for (Split part : Split.values()) {
            parts.put(part, split.part(part));
        }
        return of(parts);
    }

    /**
     * Checks the published split of a data set.
     *
     * @param data samples without a split are left out; every other image is read once
     * @return what leaks
     */
    public static LeakReport of(FerDataset data) {
        Map<Split, FerDataset> parts = new LinkedHashMap<>();
        for (Split part : Split.values()) {
            parts.put(part, data.split(part));
        }
        return of(parts);
    }

    /**
     * Checks data sets against each other, of whatever origin.
     *
     * @param train learned from
     * @param test reported on
     * @return what leaks
     */
    public static LeakReport between(FerDataset train, FerDataset test) {
        Map<Split, FerDataset> parts = new LinkedHashMap<>();
        parts.put(Split.TRAIN, Objects.requireNonNull(train, "train"));
        parts.put(Split.TEST, Objects.requireNonNull(test, "test"));
        return of(parts);
    }

    private record Member(Split part, Sample sample) {}

    private static LeakReport of(Map<Split, FerDataset> parts) {
        List<Member> members = new ArrayList<>();
        parts.forEach((part, data) -> data.forEach(sample -> members.add(new Member(part, sample))));
        if (members.isEmpty()) {
            throw new InvalidArgumentException(
                    "leaks are looked for in the parts of a split, got no sample with a split;"
                            + " split the data set first");
        }
        List<Leak> leaks = new ArrayList<>();
        String[] images =
                members.parallelStream().map(member -> digest(member.sample())).toArray(String[]::new);
        leaks(Leak.Kind.IMAGE, members, images, leaks);
        leaks(Leak.Kind.SUBJECT, members, keys(members, Leak.Kind.SUBJECT), leaks);
        leaks(Leak.Kind.ID, members, keys(members, Leak.Kind.ID), leaks);
        int unreadable = (int) Arrays.stream(images).filter(Objects::isNull).count();
        return new LeakReport(members.size(), unreadable, leaks);
    }

    private static String[] keys(List<Member> members, Leak.Kind kind) {
        return members.stream()
                .map(member -> kind == Leak.Kind.ID
                        ? member.sample().id()
                        : member.sample().subject().orElse(null))
                .toArray(String[]::new);
    }

    /** One leak for each key that is in more than one part. */
    private static void leaks(Leak.Kind kind, List<Member> members, String[] keys, List<Leak> leaks) {
        Map<String, List<Member>> groups = new LinkedHashMap<>();
        IntStream.range(0, keys.length)
                .filter(i -> keys[i] != null)
                .forEach(i -> groups.computeIfAbsent(keys[i], key -> new ArrayList<>(1))
                        .add(members.get(i)));
        groups.forEach((key, group) -> {
            Map<Split, List<Sample>> sides = new LinkedHashMap<>();
            group.forEach(member -> sides.computeIfAbsent(member.part(), part -> new ArrayList<>())
                    .add(member.sample()));
            if (sides.size() > 1) {
                leaks.add(new Leak(kind, kind == Leak.Kind.IMAGE ? key.substring(0, 16) : key, sides));
            }
        });
    }

    /** Null for an image that cannot be read, which leaks nothing. */
    private static String digest(Sample sample) {
        try {
            return ImageDigest.of(sample.image().load()).toString();
        } catch (RuntimeException e) { // whatever a source of somebody else throws
            return null;
        }
    }
}
