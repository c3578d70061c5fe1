package nl.wijgroningen.portaal.home;

import java.util.List;
import nl.wijgroningen.portaal.platform.web.Words;
import org.springframework.stereotype.Component;

/** "9736, 9737 en 9738", in the language of the page; in templates {@code @series}. */
@Component("series")
public class Series {

    private final Words words;

    Series(Words words) {
        this.words = words;
    }

    public String of(List<String> parts) {
        var last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " " + words.get("area.and") + " " + parts.get(last);
    }
}
