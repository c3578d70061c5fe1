package nl.wijgroningen.portaal.platform.web;

import java.util.List;

/** Public pages that search engines may list, brought by the module that owns them. */
@FunctionalInterface
public interface Listed {

    /** @return paths without language, of pages that everyone may read and that stay */
    List<String> paths();
}
