package nl.wijgroningen.portaal.home;

import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff begin after they logged in. */
@Controller
class WorkController {

    /**
     * @param experiences whether this person works on experiences
     * @param coordinator whether on those of all teams
     */
    public record Page(String name, boolean experiences, boolean coordinator) {}

    @GetMapping("/werk")
    String show(Staff staff, Model model) {
        var coordinator = staff.is(Role.COORDINATOR);
        model.addAttribute("page", new Page(staff.displayName(), coordinator || staff.is(Role.TEAM), coordinator));
        return "home/work";
    }
}
