package io.github.fer4j.examples.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.models.train.TrainingResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.ui.api.UIServer;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingUiTest {
    private LoopbackUiServer server;

    @BeforeEach
    void start() {
        server = LoopbackUiServer.start(0);
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    @Test
    void a_training_run_is_seen_on_its_page() throws Exception {
        StatsStorage statistics = new InMemoryStatsStorage();
        server.attach(statistics);
        try (TrainingResult run = TrainingUi.train(
                statistics, 40, 2, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))) {
            assertThat(run.history().epochs()).hasSize(2);
        }
        assertThat(statistics.listSessionIDs()).hasSize(1);
        String session = statistics.listSessionIDs().get(0);
        String type = statistics.listTypeIDsForSession(session).get(0);
        String worker = statistics.listWorkerIDsForSessionAndType(session, type).get(0);
        // 7 classes x 40 faces x 0.8 in batches of 32 for two epochs: 14 steps, so there is one tenth.
        assertThat(statistics.getAllUpdatesAfter(session, type, worker, 0)).hasSize(1);
        assertThat(get("/train/overview")).contains("<html");
        // The server takes up what is new twice a second.
        for (int tries = 0; tries < 300 && !get("/train/sessions/current").contains(session); tries++) {
            Thread.sleep(100);
        }
        assertThat(get("/train/sessions/current")).contains(session);
        assertThat(get("/train/overview/data")).contains("\"updateRatios\"", "\"stage1-conv1_W\"");
    }

    @Test
    void it_is_the_server_that_deeplearning4j_knows_of() {
        assertThat(UIServer.getInstance()).isSameAs(server);
    }

    @Test
    void other_machines_cannot_reach_it() throws IOException {
        try (Socket here = new Socket()) {
            here.connect(new InetSocketAddress("127.0.0.1", server.getPort()), 1000);
            assertThat(here.isConnected()).isTrue();
        }
        List<InetAddress> outer = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        Assumptions.assumeFalse(outer.isEmpty(), "this machine has no other address to try");
        for (InetAddress address : outer) {
            try (Socket there = new Socket()) {
                assertThatThrownBy(() -> there.connect(new InetSocketAddress(address, server.getPort()), 1000))
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void a_port_in_use_is_an_error_that_names_it() {
        assertThatThrownBy(() -> LoopbackUiServer.start(server.getPort()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + server.getPort());
    }

    private String get(String path) throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + server.getPort() + path);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
