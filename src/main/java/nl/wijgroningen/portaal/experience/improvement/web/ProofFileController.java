package nl.wijgroningen.portaal.experience.improvement.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementFile;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages;
import nl.wijgroningen.portaal.platform.file.FileAnswers;
import nl.wijgroningen.portaal.platform.file.FileId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The documents and photos of proofs: for everyone once confirmed, before that for who checks. */
@Controller
class ProofFileController {

    private static final String NAME = "bewijs bij een verbetering";

    private final ImprovementPages pages;
    private final ImprovementFile files;
    private final FileAnswers answers;

    ProofFileController(ImprovementPages pages, ImprovementFile files, FileAnswers answers) {
        this.pages = pages;
        this.files = files;
        this.answers = answers;
    }

    @GetMapping("/verbeteringen/{id}/bestanden/{file}")
    ResponseEntity<Resource> confirmed(
            @PathVariable("id") UUID id, @PathVariable("file") UUID file, HttpServletResponse response) {
        if (!pages.isPublic(id, file)) {
            throw new NotFound();
        }
        return answers.of(new FileId(file), NAME, response);
    }

    @GetMapping("/werk/verbeteringen/{id}/bestanden/{file}")
    ResponseEntity<Resource> offered(
            Staff staff, @PathVariable("id") UUID id, @PathVariable("file") UUID file, HttpServletResponse response) {
        if (!files.hasFile(staff, id, file)) {
            throw new NotFound();
        }
        return answers.of(new FileId(file), NAME, response);
    }
}
