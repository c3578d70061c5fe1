package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.experience.domain.News;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.mail.MailAddress;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A teller leaves an address for news, and takes it back: with the code, or with the link of a mail. */
@Controller
@Rule("R43")
class NewsController {

    private final News news;
    private final MinePage mine;

    NewsController(News news, MinePage mine) {
        this.news = news;
        this.mine = mine;
    }

    record Form(@Nullable String adres) {}

    /** @param asked there is an address; which is not shown */
    public record Page(boolean asked, @Nullable String typed) {}

    /** @param token of the link that was followed; null once it was used */
    public record StopPage(@Nullable String token) {}

    @GetMapping("/mijn-ervaring/berichten")
    String show(@Nullable TellerCode code, Model model) {
        if (code == null || mine.told(code) == null) {
            return "redirect:/mijn-ervaring";
        }
        return page(code, null, model);
    }

    @PostMapping("/mijn-ervaring/berichten")
    String ask(@Nullable TellerCode code, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        if (code == null || mine.told(code) == null) {
            return "redirect:/mijn-ervaring";
        }
        var address = MailAddress.read(form.adres());
        if (address.isEmpty()) {
            errors.rejectValue("adres", "experience.news.malformed");
            return page(code, form.adres(), model);
        }
        news.ask(code, address.get());
        return "redirect:/mijn-ervaring?gedaan=berichten";
    }

    @PostMapping("/mijn-ervaring/afmelding")
    String end(@Nullable TellerCode code) {
        if (code != null) {
            news.stop(code);
        }
        return "redirect:/mijn-ervaring?gedaan=berichten-einde";
    }

    /** A mail scanner opens links: this changes nothing, and is the same for every link. */
    @GetMapping("/mijn-ervaring/berichten/{token}")
    String followed(@PathVariable("token") String token, Model model) {
        model.addAttribute("page", new StopPage(token));
        return "experience/news-stop";
    }

    @PostMapping("/mijn-ervaring/berichten/{token}")
    String stop(@PathVariable("token") String token, Model model) {
        news.stop(token);
        model.addAttribute("page", new StopPage(null));
        return "experience/news-stop";
    }

    private String page(TellerCode code, @Nullable String typed, Model model) {
        model.addAttribute("page", new Page(news.isAsked(code), typed));
        return "experience/news";
    }
}
