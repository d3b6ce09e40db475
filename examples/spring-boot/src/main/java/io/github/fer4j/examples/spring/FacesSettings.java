package io.github.fer4j.examples.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code application.properties} says under {@code faces}. The largest upload in bytes is Spring's own setting, {@code
 * spring.servlet.multipart.max-file-size}.
 *
 * @param maxPixels of a photo; checked by its header, before memory is taken for them
 * @param atOnce how many photos are looked at at the same time; 0 for as many as there are processors
 * @param patience how long a photo waits for its turn, before its sender is asked to come again
 */
@ConfigurationProperties("faces")
record FacesSettings(
        @DefaultValue("25000000") long maxPixels,
        @DefaultValue("0") int atOnce,
        @DefaultValue("2s") Duration patience) {
    int permits() {
        return atOnce > 0 ? atOnce : Runtime.getRuntime().availableProcessors();
    }
}
