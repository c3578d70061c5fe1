package nl.wijgroningen.bench;

import java.util.List;

/** The pages that are measured. */
final class Pages {

    /** What bars hold for a page. */
    enum Kind {
        /** A public page with its figures beside the others; no bar on its speed. */
        SHOWN(8),
        LIST(8),
        /** A public page that gathers from all modules. */
        TOP(20),
        /** May grow by three, and take three times the p95 of the list of published experiences. */
        SEARCH(8),
        /** Words that few texts hold together: twelve times. */
        SEARCH_RARE(8),
        STAFF(8),
        STAFF_TOP(20);

        final int statements;

        Kind(int statements) {
            this.statements = statements;
        }

        boolean isPublic() {
            return this != STAFF && this != STAFF_TOP;
        }

        boolean isFast() {
            return this == LIST || this == TOP;
        }

        double growth() {
            return this == SEARCH || this == SEARCH_RARE ? 3 : 1.3;
        }

        /** How many times the p95 of the list it may take; 0: no bar. */
        double beside() {
            return this == SEARCH ? 3 : this == SEARCH_RARE ? 12 : 0;
        }
    }

    /**
     * @param who user name of the demo, {@code teller} for somebody with a code, or empty
     * @param paths SQL that gives the addresses to ask in turn
     */
    record Measured(String name, Kind kind, String who, String paths) {

        @Override
        public String toString() {
            return name + (who.isEmpty() ? "" : " (" + who + ")");
        }
    }

    /** What searching is held against. */
    static final String LIST = "/ervaringen";

    static final List<Measured> ALL = List.of(
            new Measured("/spelregels", Kind.SHOWN, "", one("/spelregels")),
            new Measured("/", Kind.TOP, "", one("/")),
            new Measured("/wijken", Kind.LIST, "", one("/wijken")),
            new Measured("/wijken/{wijk}", Kind.TOP, "", "select '/wijken/' || slug from area_wijk"),
            new Measured("/teams", Kind.LIST, "", one("/teams")),
            new Measured("/teams/{team}", Kind.LIST, "", "select '/teams/' || slug from area_team"),
            new Measured("/zoeken", Kind.SHOWN, "", one("/zoeken")),
            new Measured("/zoeken, a postcode", Kind.SEARCH, "", "select '/zoeken?q=' || pc4 from area_pc4"),
            new Measured(LIST, Kind.LIST, "", one("/ervaringen")),
            new Measured("/ervaringen, a team and year", Kind.LIST, "", """
					select '/ervaringen?team=' || slug || '&jaar=' || extract(year from current_date)::integer - 1 from area_team
					"""),
            new Measured(
                    "/ervaringen/{id}",
                    Kind.LIST,
                    "",
                    "select '/ervaringen/' || id from bench.experience where published"),
            new Measured("/ervaringen.atom", Kind.SHOWN, "", one("/ervaringen.atom")),
            new Measured("/zoeken, a common word", Kind.SEARCH, "", "values ('/zoeken?q=gesprek'), ('/zoeken?q=hulp')"),
            new Measured(
                    "/ervaringen, a common word",
                    Kind.SEARCH,
                    "",
                    "values ('/ervaringen?q=gesprek'), ('/ervaringen?q=hulp')"),
            new Measured("/zoeken, rare words together", Kind.SEARCH_RARE, "", """
					select '/zoeken?q=' || w1.text || '+' || w2.text from bench.word w1 join bench.word w2 on w2.nr = w1.nr + 7
					"""),
            new Measured("/zoeken, a typing error", Kind.SEARCH_RARE, "", """
					select '/zoeken?q=' || overlay(text placing 'q' from 4 for 1) from bench.word where length(text) > 7
					"""),
            new Measured("/verbeteringen", Kind.LIST, "", one("/verbeteringen")),
            new Measured(
                    "/verbeteringen, a team and state",
                    Kind.LIST,
                    "",
                    "select '/verbeteringen?stand=gedaan&team=' || slug from area_team"),
            new Measured(
                    "/verbeteringen, a common word",
                    Kind.SEARCH,
                    "",
                    "values ('/verbeteringen?q=gesprek'), ('/verbeteringen?q=hulp')"),
            new Measured("/verbeteringen/{id}", Kind.LIST, "", "select '/verbeteringen/' || id from bench.improvement"),
            new Measured("/spoor/{id}", Kind.LIST, "", "select '/spoor/' || id from bench.improvement"),
            new Measured("/wijraad", Kind.TOP, "", one("/wijraad")),
            new Measured("/wijraad/vacatures", Kind.LIST, "", one("/wijraad/vacatures")),
            new Measured("/wijraad/adviezen", Kind.LIST, "", one("/wijraad/adviezen")),
            new Measured(
                    "/wijraad/adviezen, late and a year",
                    Kind.LIST,
                    "",
                    "values ('/wijraad/adviezen?stand=te-laat'), ('/wijraad/adviezen?jaar='"
                            + " || extract(year from current_date)::integer - 3)"),
            new Measured(
                    "/wijraad/adviezen/{id}", Kind.LIST, "", "select '/wijraad/adviezen/' || id from bench.advice"),
            new Measured("/wijraad/vergaderingen", Kind.LIST, "", one("/wijraad/vergaderingen")),
            new Measured(
                    "/wijraad/vergaderingen/{id}",
                    Kind.LIST,
                    "",
                    "select '/wijraad/vergaderingen/' || id from wijraad_meeting where state = 'HELD'"),
            new Measured("/wijraad/jaarverslagen", Kind.LIST, "", one("/wijraad/jaarverslagen")),
            new Measured("/werk", Kind.STAFF_TOP, "secretaris", one("/werk")),
            new Measured("/werk/wijraad/samenstelling", Kind.STAFF, "secretaris", """
					select '/werk/wijraad/samenstelling?dag=' || day::date
					from generate_series(current_date - 300, current_date + 300, interval '7 days') day
					"""),
            new Measured("/werk/wijraad/samenstelling/wat-als", Kind.STAFF, "secretaris", """
					select '/werk/wijraad/samenstelling/wat-als?soort=vertrekt&lid=' || member_id || '&tot=' || current_date + 30
					from wijraad_term where standing and during @> current_date
					"""),
            new Measured("/werk/wijraad/vergaderingen", Kind.STAFF, "secretaris", one("/werk/wijraad/vergaderingen")),
            new Measured("/werk/wijraad/vergaderingen/{id}", Kind.STAFF, "wijraadslid", """
					select '/werk/wijraad/vergaderingen/' || id from wijraad_meeting where state = 'HELD'
					"""),
            new Measured("/werk/wijraad/adviezen", Kind.STAFF, "bestuurder", one("/werk/wijraad/adviezen")),
            new Measured(
                    "/werk/wijraad/adviezen/{id}",
                    Kind.STAFF,
                    "bestuurder",
                    "select '/werk/wijraad/adviezen/' || id from bench.advice"),
            new Measured("/werk/wijraad/werving", Kind.STAFF, "secretaris", one("/werk/wijraad/werving")),
            new Measured("/werk/wijraad/selecties", Kind.STAFF, "secretaris", one("/werk/wijraad/selecties")),
            new Measured("/werk/verbeteringen", Kind.STAFF, "team", one("/werk/verbeteringen")),
            new Measured("/werk/verbeteringen", Kind.STAFF, "coordinator", one("/werk/verbeteringen")),
            new Measured("/mijn-ervaring", Kind.STAFF, "teller", one("/mijn-ervaring")),
            new Measured("/werk", Kind.STAFF_TOP, "team", one("/werk")),
            new Measured("/werk", Kind.STAFF_TOP, "coordinator", one("/werk")),
            new Measured("/werk/teams", Kind.STAFF, "coordinator", one("/werk/teams")),
            new Measured("/werk/ervaringen", Kind.STAFF, "team", one("/werk/ervaringen")),
            new Measured("/werk/ervaringen", Kind.STAFF, "coordinator", one("/werk/ervaringen")),
            new Measured(
                    "/werk/ervaringen, closed", Kind.STAFF, "coordinator", one("/werk/ervaringen?filter=gesloten")),
            new Measured("/werk/ervaringen, closed, further on", Kind.STAFF, "team", """
					select '/werk/ervaringen?filter=gesloten&na=' || bench.week(told) || '_' || id from bench.experience
					where i <= 2000 and state = 'CLOSED'
					"""),
            new Measured(
                    "/werk/ervaringen, a common word",
                    Kind.STAFF,
                    "team",
                    "values ('/werk/ervaringen?filter=gesloten&q=gesprek')"),
            new Measured(
                    "/werk/ervaringen, a common word and theme",
                    Kind.STAFF,
                    "coordinator",
                    "values ('/werk/ervaringen?filter=gesloten&q=hulp&thema=geld')"),
            new Measured("/werk/ervaringen, rare words together", Kind.STAFF, "coordinator", """
					select '/werk/ervaringen?filter=gesloten&q=' || w1.text || '+' || w2.text
					from bench.word w1 join bench.word w2 on w2.nr = w1.nr + 7
					"""),
            new Measured("/werk/ervaringen/{id}", Kind.STAFF, "team", """
					select '/werk/ervaringen/' || id from bench.experience
					where team_id = (select id from bench.team where nr = 0) and i <= 5000 and not coordinator_only
					"""));

    private Pages() {}

    private static String one(String path) {
        return "values ('" + path + "')";
    }
}
