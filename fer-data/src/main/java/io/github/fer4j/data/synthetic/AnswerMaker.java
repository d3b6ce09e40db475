package io.github.fer4j.data.synthetic;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Has a crowd answer about one data set; see {@link SimulatedCrowd} for the equations. */
final class AnswerMaker {
    private final CrowdSettings settings;
    private final FerDataset data;

    AnswerMaker(CrowdSettings settings, FerDataset data) {
        this.settings = settings;
        this.data = data;
    }

    SimulatedAnswers make() {
        int[] truths = truths();
        List<SimulatedAnnotator> annotators = annotators();
        double[] activity = activity();
        boolean[] gold = gold();
        CrowdVotes.Builder votes = CrowdVotes.builder(data.labels());
        for (int i = 0; i < data.size(); i++) {
            Sample sample = data.get(i);
            double difficulty = difficulty(sample);
            for (int a : chosen(activity, Seeds.random(settings.seed(), 0, "item " + sample.id()))) {
                SimulatedAnnotator annotator = annotators.get(a);
                Random random = Seeds.random(settings.seed(), a, "answer " + sample.id());
                int answer = annotator.answer(truths[i], difficulty, random);
                votes.answer(sample.id(), annotator.name(), data.labels().get(answer));
            }
            Emotion truth = data.labels().get(truths[i]);
            if (gold[i]) {
                votes.gold(sample.id(), truth);
            } else {
                votes.truth(sample.id(), truth);
            }
        }
        CrowdVotes answered = votes.build();
        return new SimulatedAnswers(answered, annotators, data.withVotes(answered));
    }

    private int[] truths() {
        if (data.isEmpty()) {
            throw new InvalidArgumentException("a crowd answers about at least one sample, got none in " + data.name());
        }
        Set<String> ids = new HashSet<>();
        int[] truths = new int[data.size()];
        for (int i = 0; i < truths.length; i++) {
            Sample sample = data.get(i);
            if (!ids.add(sample.id())) {
                throw new InvalidArgumentException("answers are told apart by the samples' ids, got '" + sample.id()
                        + "' twice in " + data.name());
            }
            Emotion truth = sample.label()
                    .or(() -> sample.target().map(Scores::top))
                    .orElseThrow(() -> new InvalidArgumentException(
                            sample.id() + ": simulated answers start from a label, got a sample with none"));
            truths[i] = data.labels().indexOf(truth);
        }
        return truths;
    }

    private double difficulty(Sample sample) {
        double difficulty = settings.difficulty().applyAsDouble(sample);
        if (!(difficulty >= 0 && difficulty <= 1)) {
            throw new InvalidArgumentException(sample.id() + ": difficulties are from 0 to 1, got " + difficulty);
        }
        return difficulty;
    }

    private List<SimulatedAnnotator> annotators() {
        AnnotatorMaker maker = new AnnotatorMaker(data, settings.skill(), settings.seed());
        List<SimulatedAnnotator> annotators = new ArrayList<>();
        Spammer[] spammers = spammers();
        for (int a = 0; a < settings.annotators(); a++) {
            annotators.add(
                    settings.confusions().isEmpty()
                            ? maker.annotator(a, spammers[a])
                            : maker.given(a, settings.confusions().get(a)));
        }
        return annotators;
    }

    /** By number; null for those who look. Shares are met as nearly as whole annotators can. */
    private Spammer[] spammers() {
        int n = settings.annotators();
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Random random = Seeds.random(settings.seed(), 0, "spammers");
        order.sort(Comparator.comparingDouble(byKey(n, random)));
        Spammer[] kinds = new Spammer[n];
        double share = 0;
        int from = 0;
        for (Map.Entry<Spammer, Double> kind : settings.spammers().entrySet()) {
            share += kind.getValue();
            int to = (int) Math.min(n, Math.round(share * n));
            for (; from < to; from++) {
                kinds[order.get(from)] = kind.getKey();
            }
        }
        return kinds;
    }

    private static ToDoubleFunction<Integer> byKey(int n, Random random) {
        double[] keys = random.doubles(n).toArray();
        return i -> keys[i];
    }

    /** Log-normal weights: most alike, some far more active. */
    private double[] activity() {
        double[] activity = new double[settings.annotators()];
        for (int a = 0; a < activity.length; a++) {
            activity[a] = Math.exp(settings.activitySpread()
                    * Seeds.random(settings.seed(), a, "activity").nextGaussian());
        }
        return activity;
    }

    /** Those who answer an item: the k greatest of log(u) / weight, which is the rule of Efraimidis and Spirakis in logs. */
    private int[] chosen(double[] activity, Random random) {
        int n = activity.length;
        if (settings.answersPerItem() == n) {
            return IntStream.range(0, n).toArray();
        }
        double[] keys = new double[n];
        for (int a = 0; a < n; a++) {
            keys[a] = Math.log(1 - random.nextDouble()) / activity[a];
        }
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        double least = sorted[n - settings.answersPerItem()];
        return IntStream.range(0, n)
                .filter(a -> keys[a] >= least)
                .limit(settings.answersPerItem())
                .toArray();
    }

    /** The samples that come first in an order of their ids that the seed decides. */
    private boolean[] gold() {
        int count = (int) Math.round(settings.gold() * data.size());
        boolean[] gold = new boolean[data.size()];
        IntStream.range(0, data.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> Seeds.mix(
                                settings.seed() ^ Seeds.hash(data.get(i).id())))
                        .thenComparing(i -> data.get(i).id()))
                .limit(count)
                .forEach(i -> gold[i] = true);
        return gold;
    }
}
