package io.github.fer4j.examples.spring;

import io.github.fer4j.Fer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The service.
 *
 * <pre>{@code
 * curl -F photo=@photo.jpg http://localhost:8080/faces
 * }</pre>
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(FacesSettings.class)
public class FacesApplication {
    /** @param arguments Spring Boot's, such as {@code --server.port=8081} */
    public static void main(String[] arguments) {
        SpringApplication.run(FacesApplication.class, arguments);
    }

    /** One for all requests: it may be called from many threads at once. Spring closes it, for it is {@code AutoCloseable}. */
    @Bean
    Fer fer() {
        return Fer.load();
    }
}
