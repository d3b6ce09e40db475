/**
 * Making a classifier as sure as it is right: {@link io.github.fer4j.eval.calibration.TemperatureScaling} fits one number on
 * validation data, which the model's card keeps and the engines apply. How well calibrated it is, {@link
 * io.github.fer4j.eval.metric.Calibration} says.
 */
package io.github.fer4j.eval.calibration;
