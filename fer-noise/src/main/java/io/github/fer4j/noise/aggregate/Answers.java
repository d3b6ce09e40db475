package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;

/**
 * The answers as plain arrays, twice: item by item, and worker by worker, for to go through them in another order than that
 * in which they lie in memory takes several times as long. Answer {@code a} is that of {@link CrowdVotes}; those about item
 * {@code i} are {@code firstOfItem[i]} to {@code firstOfItem[i + 1] - 1}. Those of worker {@code w} are at {@code
 * firstOfWorker[w]} to {@code firstOfWorker[w + 1] - 1} of {@code itemByWorker} and {@code labelByWorker}.
 */
final class Answers {
    final int items;
    final int workers;
    final int classes;
    final int size;
    final int[] firstOfItem;
    final int[] item;
    final int[] worker;
    final int[] label;
    final int[] firstOfWorker;
    final int[] itemByWorker;
    final int[] labelByWorker;

    Answers(CrowdVotes votes) {
        items = votes.items().size();
        workers = votes.workers().size();
        classes = votes.labels().size();
        size = Math.toIntExact(votes.total());
        firstOfItem = new int[items + 1];
        item = new int[size];
        worker = new int[size];
        label = new int[size];
        firstOfWorker = new int[workers + 1];
        itemByWorker = new int[size];
        labelByWorker = new int[size];
        for (int i = 0; i < items; i++) {
            firstOfItem[i + 1] = votes.firstAnswer(i + 1);
            for (int a = firstOfItem[i]; a < firstOfItem[i + 1]; a++) {
                item[a] = i;
                worker[a] = votes.worker(a);
                label[a] = votes.label(a);
                firstOfWorker[worker[a] + 1]++;
            }
        }
        for (int w = 0; w < workers; w++) {
            firstOfWorker[w + 1] += firstOfWorker[w];
        }
        int[] next = firstOfWorker.clone();
        for (int a = 0; a < size; a++) {
            int at = next[worker[a]]++;
            itemByWorker[at] = item[a];
            labelByWorker[at] = label[a];
        }
    }

    boolean answered(int i) {
        return firstOfItem[i + 1] > firstOfItem[i];
    }

    int answersOf(int w) {
        return firstOfWorker[w + 1] - firstOfWorker[w];
    }

    /** Where the posterior of what an answer says stands in {@code [items, classes]}. */
    int cell(int a) {
        return item[a] * classes + label[a];
    }

    /** The same, for an answer found by its worker. */
    int cellByWorker(int at) {
        return itemByWorker[at] * classes + labelByWorker[at];
    }
}
