/**
 * fer4j in a Spring Boot application: {@link io.github.fer4j.examples.spring.FacesApplication} has one {@link
 * io.github.fer4j.Fer} as a bean, which all requests share; {@code POST /faces} takes a photo and gives its faces. What uploads
 * may cost is limited: their bytes by Spring, their pixels before they are decoded, and how many are looked at at once.
 */
package io.github.fer4j.examples.spring;
