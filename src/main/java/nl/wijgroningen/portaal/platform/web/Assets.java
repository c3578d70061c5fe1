package nl.wijgroningen.portaal.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stylesheet, font and scripts under names that hold the hash of their content, so that a browser keeps them for a year.
 * All are read, joined and compressed once at the start (some 60 KiB).
 */
@RestController
public class Assets {

    private static final String FOLDER = "/bestanden/";
    private static final CacheControl A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Map<String, Asset> byAddress = new HashMap<>();
    private final Map<String, String> addressByName = new HashMap<>();

    private record Asset(MediaType type, byte[] plain, byte[] gzip) {}

    Assets() {
        var font = "source-sans-3-latin-wght-normal.woff2";
        add("font.woff2", MediaType.valueOf("font/woff2"), read("look/fonts/" + font));
        var css = text("look/nlds.css") + "\n" + text("look/portal.css");
        add(
                "portal.css",
                MediaType.valueOf("text/css;charset=utf-8"),
                bytes(css.replace("fonts/" + font, url("font.woff2"))));
        for (var script : List.of("portal.js", "passkey.js", "progress.js")) {
            add(script, MediaType.valueOf("text/javascript;charset=utf-8"), read("look/" + script));
        }
        add("icon.svg", MediaType.valueOf("image/svg+xml"), read("look/icon.svg"));
    }

    /** The address of an asset by its plain name, such as {@code portal.css}; never under {@code /en}. */
    public String url(String name) {
        var address = addressByName.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return FOLDER + address;
    }

    @GetMapping("/bestanden/{address}")
    ResponseEntity<byte[]> asset(
            @PathVariable("address") String address,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String accepts) {
        var asset = byAddress.get(address);
        if (asset == null) {
            throw new NotFound();
        }
        var answer =
                ResponseEntity.ok().contentType(asset.type).cacheControl(A_YEAR).varyBy(HttpHeaders.ACCEPT_ENCODING);
        var small = accepts != null
                && accepts.toLowerCase(Locale.ROOT).contains("gzip")
                && asset.gzip.length < asset.plain.length;
        return small ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.gzip) : answer.body(asset.plain);
    }

    private void add(String name, MediaType type, byte[] content) {
        var dot = name.lastIndexOf('.');
        var address = name.substring(0, dot) + "-" + hash(content).substring(0, 12) + name.substring(dot);
        addressByName.put(name, address);
        byAddress.put(address, new Asset(type, content, gzip(content)));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String text(String path) {
        return new String(read(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
