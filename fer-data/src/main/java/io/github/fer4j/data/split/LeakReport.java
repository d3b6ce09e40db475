package io.github.fer4j.data.split;

import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What leaks between the parts of a split.
 *
 * @param samples how many samples were looked at
 * @param unreadable how many of them have an image that cannot be read, and so could not be compared
 * @param leaks what was found: images first, then subjects, then ids
 */
public record LeakReport(int samples, int unreadable, List<Leak> leaks) {
    private static final int SHOWN = 10;

    /** Copies the list. */
    public LeakReport {
        leaks = List.copyOf(leaks);
    }

    /** Whether nothing leaks. */
    public boolean isClean() {
        return leaks.isEmpty();
    }

    /**
     * The leaks of one kind.
     *
     * @param kind which
     * @return maybe none
     */
    public List<Leak> of(Leak.Kind kind) {
        return leaks.stream().filter(leak -> leak.kind() == kind).toList();
    }

    /**
     * The samples of a part that share something with another part, such as the test samples to leave out.
     *
     * @param kind what they share
     * @param part whose samples
     * @return the samples, told apart by identity
     */
    public Set<Sample> leaking(Leak.Kind kind, Split part) {
        Set<Sample> leaking = Collections.newSetFromMap(new IdentityHashMap<>());
        of(kind).forEach(leak -> leaking.addAll(leak.samples().getOrDefault(part, List.of())));
        return Collections.unmodifiableSet(leaking);
    }

    /** How much leaks, with the first ten leaks; a line each. */
    @Override
    public String toString() {
        if (isClean()) {
            return "no leaks among " + samples + " samples" + unread();
        }
        String head = of(Leak.Kind.IMAGE).size() + " images, "
                + of(Leak.Kind.SUBJECT).size() + " subjects and "
                + of(Leak.Kind.ID).size() + " ids are in more than one part, of " + samples + " samples" + unread();
        return leaks.stream().limit(SHOWN).map(Leak::toString).collect(Collectors.joining("\n  ", head + "\n  ", ""))
                + (leaks.size() > SHOWN ? "\n  and " + (leaks.size() - SHOWN) + " more" : "");
    }

    private String unread() {
        return unreadable == 0 ? "" : " (" + unreadable + " unreadable)";
    }
}
