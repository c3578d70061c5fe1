package nl.wijgroningen.portaal.platform.file;

import static nl.wijgroningen.portaal.platform.file.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.file.FileRefused.Reason;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

@PortalTest
class FilesTest {

    @Autowired
    private Files files;

    @Autowired
    private FileAnswers answers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private MessageSource messages;

    @Autowired
    private SpringTemplateEngine templates;

    /** As a module answers with a file. */
    @RestController
    private class Answering {

        @GetMapping("/werk/stuk/{id}")
        ResponseEntity<Resource> file(@PathVariable String id, HttpServletResponse response) {
            response.setHeader("Content-Security-Policy", "that of every page");
            return answers.of(FileId.of(id), "Bewijs bij café 12", response);
        }
    }

    private MockHttpServletResponse answer(FileId id, String... headers) throws Exception {
        var request = get("/werk/stuk/" + id);
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return MockMvcBuilders.standaloneSetup(new Answering())
                .build()
                .perform(request)
                .andReturn()
                .getResponse();
    }

    @Test
    void aPhotoIsStoredReadAndRemoved() throws Exception {
        var file = files.store(files.checkPhoto(Samples.jpegWithPlace(6), "  Een nieuwe deurbel "));
        assertThat(files.of(file.id())).contains(file);
        assertThat(file.alt()).isEqualTo("Een nieuwe deurbel");
        assertThat(file.width()).isEqualTo(400);

        var answer = answer(file.id());
        var bytes = answer.getContentAsByteArray();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(file.sha256());

        files.remove(file.id());
        assertThat(files.of(file.id())).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> answers.of(file.id(), "weg", new MockHttpServletResponse()));
    }

    @Test
    void aFileIsAnsweredToSaveAndNeverRuns() throws Exception {
        var pages = Samples.pdf(250); // more than one piece
        var file = files.store(files.checkDocument(pages));
        assertThat(file.pages()).isEqualTo(250);
        var answer = answer(file.id());
        assertThat(answer.getContentAsByteArray()).isEqualTo(pages);
        assertThat(answer.getContentLength()).isEqualTo(pages.length);
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        assertThat(answer.getHeaders("Content-Disposition"))
                .containsExactly("attachment; filename=\"bewijs-bij-cafe-12.pdf\"; "
                        + "filename*=UTF-8''Bewijs%20bij%20caf%C3%A9%2012.pdf");
        assertThat(answer.getHeaders("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(answer.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.getHeaders("Cache-Control")).containsExactly("no-cache, private");
        var again = answer(file.id(), "If-None-Match", String.valueOf(answer.getHeader("ETag")));
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
        assertThat(answer(file.id(), "Range", "bytes=0-4").getContentAsString()).isEqualTo("%PDF-");
    }

    @Test
    void aPhotoNeedsWordsForWhoDoesNotSeeIt() {
        var photo = Samples.jpeg(20, 20);
        assertThat(refused(() -> files.checkPhoto(photo, null)).reason()).isEqualTo(Reason.ALT_MISSING);
        assertThat(refused(() -> files.checkPhoto(photo, " \u200B ")).reason()).isEqualTo(Reason.ALT_MISSING);
        assertThat(refused(() -> files.checkPhoto(photo, "a".repeat(251))).reason())
                .isEqualTo(Reason.ALT_TOO_LONG);
        assertThat(files.store(files.checkPhoto(photo, "🏠".repeat(250))).alt()).hasSize(500);
    }

    @Test
    void sizeAndNumberAreLooked() {
        var eleven = new byte[11 * 1024 * 1024];
        var why = refused(() -> files.checkPhoto(eleven, "Een foto"));
        assertThat(why.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(messages.getMessage(why.messageKey(), why.numbers(), Locale.forLanguageTag("nl")))
                .startsWith("Dit bestand is 11 MB. Er past 10 MB.");
        var one = new MockMultipartFile("foto", "a.jpg", null, new byte[] {1});
        assertThat(refused(() -> Upload.one(List.of(one, one))).reason()).isEqualTo(Reason.TOO_MANY);
        assertThat(refused(() -> Upload.one(List.of(new MockMultipartFile("foto", "a.jpg", null, new byte[0]))))
                        .reason())
                .isEqualTo(Reason.EMPTY);
        assertThat(Upload.one(List.of(new MockMultipartFile("foto", "", null, new byte[0]))))
                .isEmpty();
        assertThat(Upload.one(null)).isEmpty();
        assertThat(Upload.one(List.of(one))).contains(new byte[] {1});
    }

    @Test
    void aScannerIsAskedWhereThereIsOne() {
        assertThat(refused(() -> scannedBy(it -> false).checkDocument(Samples.pdf(1)))
                        .reason())
                .isEqualTo(Reason.MALWARE);
        assertThat(refused(() -> scannedBy(it -> {
                                    throw new IllegalStateException("no answer");
                                })
                                .checkPhoto(Samples.png(9, 9), "Een foto"))
                        .reason())
                .isEqualTo(Reason.NOT_SCANNED);
        assertThat(scannedBy(it -> true).checkDocument(Samples.pdf(1)).pages()).isEqualTo(1);
    }

    private Files scannedBy(FileScanner scanner) {
        var beans = new StaticListableBeanFactory(Map.of("scanner", scanner));
        return new Files(jdbc, clock, beans.getBeanProvider(FileScanner.class));
    }

    /** The database keeps it too, whatever the code does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "media_type = 'image/svg+xml'",
                "media_type = 'application/pdf'",
                "alt = null",
                "alt = ''",
                "alt = ' x'",
                "alt = repeat('x', 251)",
                "width = null",
                "height = 1601",
                "pages = 1",
                "size = size + 1",
                "bytes = bytes || '\\x00', size = size + 1",
                "bytes = '', size = 0, sha256 = sha256('')",
                "bytes = convert_to(repeat('x', 10485761), 'UTF8'), size = 10485761, "
                        + "sha256 = sha256(convert_to(repeat('x', 10485761), 'UTF8'))"
            })
    void theDatabaseKeepsWhatAFileIs(String change) {
        var file = files.store(files.checkPhoto(Samples.png(9, 9), "Een foto"));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update platform_file set " + change + " where id = :id")
                        .param("id", file.id().value())
                        .update());
        files.remove(file.id());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasWordsWithItsNumbers(Reason reason) {
        for (var language : List.of("nl", "en")) {
            var words = messages.getMessage(
                    "file.refused." + reason, new Object[] {10, 11}, Locale.forLanguageTag(language));
            assertThat(words).doesNotContain("{", "refused").contains(". ".strip());
        }
    }

    @Test
    void theFieldsHoldTheMessageAndTheWords() {
        var errors = new MapBindingResult(Map.of(), "form");
        new FileRefused(Reason.NOT_A_PHOTO).tell(errors, "foto", "beeld");
        new FileRefused(Reason.ALT_MISSING).tell(errors, "foto", "beeld");
        var dutch = Locale.forLanguageTag("nl");
        var problems = new Problems(errors.getFieldErrors().stream()
                .map(it -> new Problems.Problem(it.getField(), messages.getMessage(it, dutch)))
                .toList());
        var page = templates.process(
                "test/upload", new Context(dutch, Map.of("problems", problems, "alt", "Een <deurbel>")));
        assertThat(page)
                .contains(
                        "type=\"file\"",
                        "accept=\"image/jpeg,image/png\"",
                        "accept=\"application/pdf\"",
                        "aria-describedby=\"foto-uitleg foto-fout\"",
                        "aria-describedby=\"stuk-uitleg\"",
                        "Kies een foto die als JPEG of PNG is bewaard.",
                        "Vertel in een paar woorden wat er op de foto staat.",
                        "Een &lt;deurbel&gt;")
                .doesNotContain("??", "th:");
    }
}
