package io.github.fer4j.data.clean;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.format.ImageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One {@link Cleaning} of one data set, stage by stage. */
final class CleaningRun {
    private final Cleaning settings;
    private final FerDataset data;
    private final List<Fingerprint> prints;
    private final boolean[] dropped;
    private final List<Finding> findings = new ArrayList<>();
    private final List<CleaningReport.StageCount> counts = new ArrayList<>();

    CleaningRun(Cleaning settings, FerDataset data, List<Fingerprint> prints) {
        this.settings = settings;
        this.data = data;
        this.prints = prints;
        this.dropped = new boolean[data.size()];
    }

    CleaningResult run() {
        for (Stage stage : Stage.values()) {
            if (settings.action(stage) != Action.KEEP) {
                note(stage, find(stage));
            }
        }
        List<Sample> kept = IntStream.range(0, data.size())
                .filter(i -> !dropped[i])
                .mapToObj(data::get)
                .toList();
        return new CleaningResult(
                FerDataset.of(data.name(), data.labels(), kept),
                new CleaningReport(data.name(), data.size(), counts, findings));
    }

    /** The places of the samples that a stage finds, with the reason. */
    private Map<Integer, String> find(Stage stage) {
        return switch (stage) {
            case UNREADABLE -> unreadable();
            case BLANK -> blank();
            case LOW_CONTRAST -> lowContrast();
            case CONFLICTING -> conflicting();
            case REPEATED -> repeated();
            case NEARLY_REPEATED -> nearlyRepeated();
        };
    }

    private void note(Stage stage, Map<Integer, String> found) {
        int left = 0;
        for (Map.Entry<Integer, String> entry : new TreeMap<>(found).entrySet()) {
            int place = entry.getKey();
            boolean mayDrop = stage == Stage.UNREADABLE || settings.dropsHeldOut() || !isHeldOut(place);
            boolean drop = settings.action(stage) == Action.DROP && mayDrop;
            dropped[place] |= drop;
            left += drop ? 1 : 0;
            findings.add(new Finding(data.get(place).id(), stage, drop, entry.getValue()));
        }
        counts.add(new CleaningReport.StageCount(stage, found.size(), left));
    }

    private boolean isHeldOut(int place) {
        return data.get(place).split().filter(split -> split != Split.TRAIN).isPresent();
    }

    private IntStream present() {
        return IntStream.range(0, data.size()).filter(i -> !dropped[i]);
    }

    /** Those whose image could be read, the ones that count most first. */
    private List<Integer> byRank() {
        return present()
                .filter(i -> prints.get(i).problem() == null)
                .boxed()
                .sorted(Comparator.comparingInt(this::rank))
                .toList();
    }

    private int rank(int place) {
        return switch (data.get(place).split().orElse(Split.TRAIN)) {
            case TEST -> 0;
            case VALIDATION -> 1;
            case TRAIN -> 2;
        };
    }

    private Map<Integer, String> unreadable() {
        Map<Integer, String> found = new HashMap<>();
        present()
                .filter(i -> prints.get(i).problem() != null)
                .forEach(i -> found.put(i, prints.get(i).problem()));
        return found;
    }

    private Map<Integer, String> blank() {
        Map<Integer, String> found = new HashMap<>();
        present().filter(this::isBlank).forEach(i -> found.put(i, "all samples of the image are equal"));
        return found;
    }

    private boolean isBlank(int place) {
        return prints.get(place).problem() == null && prints.get(place).deviation() == 0;
    }

    private Map<Integer, String> lowContrast() {
        Map<Integer, String> found = new HashMap<>();
        present()
                .filter(this::isFaint)
                .filter(i -> !isBlank(i))
                .forEach(i -> found.put(
                        i,
                        String.format(
                                Locale.ROOT,
                                "gray levels deviate by %.2f, less than %s",
                                prints.get(i).deviation(),
                                settings.leastDeviation())));
        return found;
    }

    private boolean isFaint(int place) {
        return prints.get(place).problem() == null && prints.get(place).deviation() < settings.leastDeviation();
    }

    private Map<ImageDigest, List<Integer>> equalImages() {
        Map<ImageDigest, List<Integer>> groups = new LinkedHashMap<>();
        byRank().forEach(i -> groups.computeIfAbsent(prints.get(i).digest(), digest -> new ArrayList<>(1))
                .add(i));
        groups.values().removeIf(group -> group.size() < 2);
        return groups;
    }

    private Map<Integer, String> conflicting() {
        Map<Integer, String> found = new HashMap<>();
        List<List<Integer>> groups = new ArrayList<>();
        for (List<Integer> equal : equalImages().values()) {
            groups.addAll(equal.stream()
                    .collect(Collectors.groupingBy(i -> data.get(i).split(), LinkedHashMap::new, Collectors.toList()))
                    .values());
        }
        for (List<Integer> group : groups) {
            Map<Emotion, Integer> votes = new LinkedHashMap<>();
            group.forEach(i -> label(i).ifPresent(emotion -> votes.merge(emotion, 1, Integer::sum)));
            if (votes.size() < 2) {
                continue;
            }
            int all = votes.values().stream().mapToInt(Integer::intValue).sum();
            String said = "the same image is called " + votes + ", first in "
                    + data.get(group.get(0)).id();
            for (int i : group) {
                boolean outvoted =
                        !label(i).map(emotion -> 2 * votes.get(emotion) > all).orElse(true);
                if (label(i).isPresent() && (!settings.keepsMajority() || outvoted)) {
                    found.put(i, said);
                }
            }
        }
        return found;
    }

    private Optional<Emotion> label(int place) {
        return data.get(place).label().or(() -> data.get(place).target().map(Scores::top));
    }

    private Map<Integer, String> repeated() {
        Map<Integer, String> found = new HashMap<>();
        for (List<Integer> group : equalImages().values()) {
            String first = data.get(group.get(0)).id();
            group.subList(1, group.size()).forEach(i -> found.put(i, "same image as " + first));
        }
        return found;
    }

    /** Each image against those that stay before it; equal ones are another stage's, and faint ones have a hash of noise. */
    private Map<Integer, String> nearlyRepeated() {
        Map<Integer, String> found = new HashMap<>();
        NearIndex index = new NearIndex(settings.nearDistance());
        List<Integer> indexed = new ArrayList<>();
        Map<ImageDigest, Integer> seen = new HashMap<>();
        for (int i : byRank()) {
            if (isFaint(i) || seen.putIfAbsent(prints.get(i).digest(), i) != null) {
                continue;
            }
            int near = index.nearest(prints.get(i).hash());
            if (near >= 0) {
                int other = indexed.get(near);
                int apart = PerceptualHash.distance(
                        prints.get(i).hash(), prints.get(other).hash());
                found.put(i, "looks like " + data.get(other).id() + ", " + apart + " bits apart");
            }
            // A held-out image stays though it looks like another: what looks like it would leak.
            if (near < 0 || isHeldOut(i) && !settings.dropsHeldOut()) {
                index.add(prints.get(i).hash());
                indexed.add(i);
            }
        }
        return found;
    }
}
