package io.github.fer4j.examples.ui;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.deeplearning4j.ui.VertxUIServer;

/**
 * Deeplearning4j's training UI for this machine only. Its own server listens on all interfaces, has no password, and no setting
 * for either: the address is written out in {@code VertxUIServer.start}. So this one hands it a Vert.x whose HTTP servers
 * listen on 127.0.0.1, whatever they are asked for.
 */
final class LoopbackUiServer extends VertxUIServer {
    static final String LOOPBACK = "127.0.0.1";

    private final int port;

    private LoopbackUiServer(int port) {
        this.port = port;
    }

    /**
     * Starts a server; {@code UIServer.getInstance()} then gives the same one.
     *
     * @param port to listen on; 0 for any that is free
     */
    static LoopbackUiServer start(int port) {
        LoopbackUiServer server = new LoopbackUiServer(port);
        Vertx vertx = Vertx.vertx();
        CompletableFuture<String> started = new CompletableFuture<>();
        vertx.deployVerticle(server, result -> {
            if (result.succeeded()) {
                started.complete(result.result());
            } else {
                started.completeExceptionally(result.cause());
            }
        });
        try {
            started.join();
        } catch (CompletionException e) {
            vertx.close();
            throw new IllegalStateException(
                    "the training UI cannot listen on " + LOOPBACK + ":" + port + "; is the port in use? Try another",
                    e.getCause());
        }
        return server;
    }

    @Override
    public void init(Vertx vertx, Context context) {
        super.init(wrapped(vertx, Vertx.class), context);
    }

    /** The same object, but for the servers that it makes and the address that these listen on. */
    private <T> T wrapped(T target, Class<T> type) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result;
            if (target instanceof HttpServer server && isListen(method)) {
                // (port, handler), the one that VertxUIServer calls
                result = call(
                        HttpServer.class.getMethod("listen", int.class, String.class, method.getParameterTypes()[1]),
                        server,
                        port,
                        LOOPBACK,
                        arguments[1]);
            } else {
                result = call(method, target, arguments);
            }
            if (result == target) { // for chains of calls
                return proxy;
            }
            return result instanceof HttpServer made ? wrapped(made, HttpServer.class) : result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), interfaces(target), handler));
    }

    private static boolean isListen(Method method) {
        if (!method.getName().equals("listen")) {
            return false;
        }
        Class<?>[] types = method.getParameterTypes();
        if (types.length == 2 && types[0] == int.class && types[1] != String.class) {
            return true;
        }
        throw new IllegalStateException("the training UI now listens by " + method
                + ", which may not be this machine alone; this example was written for 1.0.0-M2.1");
    }

    private static Object call(Method method, Object target, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Class<?>[] interfaces(Object target) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            all.addAll(Set.of(type.getInterfaces()));
        }
        return all.toArray(Class<?>[]::new);
    }
}
