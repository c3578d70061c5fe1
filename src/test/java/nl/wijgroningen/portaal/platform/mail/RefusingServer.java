package nl.wijgroningen.portaal.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that knows one address not at all and another only later; GreenMail takes every address. */
final class RefusingServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final String unknown;
    private final String later;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile boolean acceptsAll;

    RefusingServer(String unknown, String later) throws IOException {
        this.unknown = unknown;
        this.later = later;
        new Thread(this::serve, "refusing mail server").start();
    }

    int port() {
        return socket.getLocalPort();
    }

    void acceptAll() {
        acceptsAll = true;
    }

    /** Addresses to which a mail was taken, in order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    private void serve() {
        try {
            while (true) {
                try (var client = socket.accept()) {
                    talk(client);
                }
            }
        } catch (SocketException closed) {
            // the test is over
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 test");
        var to = "";
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) {
                to = line.replaceAll(".*<(.*)>.*", "$1");
                say(client, answer(to));
            } else if (line.equals("DATA")) {
                say(client, "354 go on");
                while (!".".equals(in.readLine())) {
                    // the mail
                }
                taken.add(to);
                say(client, "250 taken");
            } else if (line.equals("QUIT")) {
                say(client, "221 bye");
                return;
            } else {
                say(client, "250 ok");
            }
        }
    }

    private String answer(String to) {
        if (!acceptsAll && to.equals(unknown)) {
            return "550 no such user " + to;
        }
        return !acceptsAll && to.equals(later) ? "451 try again" : "250 ok";
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
