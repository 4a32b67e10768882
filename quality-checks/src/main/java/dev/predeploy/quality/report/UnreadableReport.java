package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;

/** Says that a tool's report cannot be read, and where in it the reading ended. */
public final class UnreadableReport extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    /**
     * Stops the reading of a report.
     *
     * @param why what is wrong with it, in one line
     * @param place the report, and the position as far as it is known
     */
    public UnreadableReport(String why, Place place) {
        super(why);
        this.place = place;
    }

    /** Stops the reading of a report because of what its parser or the file system said. */
    public UnreadableReport(String why, Place place, Exception cause) {
        super(why, cause);
        this.place = place;
    }

    /** Returns where in which report the reading ended. */
    public Place place() {
        return place;
    }

    /** Returns this as the outcome of the check that wanted the report of the tool. */
    public CheckBroken breaks(String tool) {
        Finding finding = Finding.of("%s writes an unreadable report".formatted(tool))
                .at(place)
                .actual(String.valueOf(getMessage()))
                .fix("Run the command by hand and look at what it writes; check that `report` names its format.");
        return new CheckBroken(finding, this);
    }
}
