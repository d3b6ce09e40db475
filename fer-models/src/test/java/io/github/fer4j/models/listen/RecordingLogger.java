package io.github.fer4j.models.listen;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Keeps the lines that it is told, each behind its level. */
public final class RecordingLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    public final transient List<String> lines = new ArrayList<>();
    private final Level level;

    public RecordingLogger(Level level) {
        this.level = level;
    }

    private boolean isOn(Level asked) {
        return asked.toInt() >= level.toInt();
    }

    @Override
    public boolean isTraceEnabled() {
        return isOn(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isOn(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isOn(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isOn(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isOn(Level.ERROR);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level asked, Marker marker, String message, Object[] arguments, Throwable throwable) {
        lines.add(asked + " " + MessageFormatter.basicArrayFormat(message, arguments));
    }
}
