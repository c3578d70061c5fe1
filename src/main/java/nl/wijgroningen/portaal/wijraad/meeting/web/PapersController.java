package nl.wijgroningen.portaal.wijraad.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.file.FileAnswers;
import nl.wijgroningen.portaal.platform.file.FileId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingFile;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The papers of meetings: open ones for everyone, all of them for who may see the meeting, and those as one file. */
@Controller
class PapersController {

    private final MeetingPage meetings;
    private final MeetingFile files;
    private final MeetingBundle bundle;
    private final FileAnswers answers;
    private final Clock clock;

    PapersController(MeetingPage meetings, MeetingFile files, MeetingBundle bundle, FileAnswers answers, Clock clock) {
        this.meetings = meetings;
        this.files = files;
        this.bundle = bundle;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/wijraad/vergaderingen/{id}/stukken/{stuk}")
    ResponseEntity<Resource> open(
            @PathVariable("id") UUID id, @PathVariable("stuk") UUID paper, HttpServletResponse response) {
        return answer(files.open(id, LocalDate.now(clock)).orElseThrow(NotFound::new), paper, response);
    }

    @GetMapping("/werk/wijraad/vergaderingen/{id}/stukken/{stuk}")
    ResponseEntity<Resource> all(
            Staff staff, @PathVariable("id") UUID id, @PathVariable("stuk") UUID paper, HttpServletResponse response) {
        return answer(meetings.file(staff, id), paper, response);
    }

    private ResponseEntity<Resource> answer(MeetingFile.File file, UUID paper, HttpServletResponse response) {
        var found = file.papers().stream()
                .filter(it -> it.id().equals(paper))
                .findFirst()
                .orElseThrow(NotFound::new);
        return answers.of(new FileId(found.file()), found.name(), response);
    }

    @GetMapping("/werk/wijraad/vergaderingen/{id}/stukken.pdf")
    ResponseEntity<byte[]> bundle(Staff staff, @PathVariable("id") UUID id) {
        var file = meetings.file(staff, id);
        var name = "stukken-wij-raad-" + file.heldOn() + ".pdf";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body(bundle.of(file));
    }
}
