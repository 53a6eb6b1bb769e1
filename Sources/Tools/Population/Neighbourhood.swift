import Formats
import Randomness
import Values

/// Forty people of one county, and whether there is an outbreak among them.
struct Neighbourhood: Sendable {
    static let size = 40

    let county: Division
    let outbreak: Outbreak?
    /// Areas of risk in it, in force or released.
    let riskAreas: [RiskAreaRow]

    /// A case and what tracing found around it.
    struct Outbreak: Sendable {
        let caseID: String
        let areaID: String
        let isHigh: Bool
        /// Days between the confirmation and the day of the plan, 2 to 6.
        let daysAgo: Int
    }

    /// The first neighbourhood always has an outbreak with a high-risk area, so that a small population shows
    /// everything; of the others 4 in 1,000 have one.
    init(index: Int, plan: PopulationPlan, places: Places) {
        var random = SeededRandom(seed: plan.seed, subject: .neighbourhood, index: index)
        county = places.county(&random)
        let areaID = "AREA-\(county)-\(Digits.text(index, width: 6))"
        let name = random.pick(Self.compounds) + random.pick(["小区", "家园", "花园", "新村"])
        if index == 0 || random.happens(perTenThousand: 40) {
            let isHigh = index == 0 || random.happens(perTenThousand: 4000)
            let daysAgo = random.within(2...6)
            outbreak = Outbreak(
                caseID: "CASE-\(county)-\(Digits.text(index, width: 6))", areaID: areaID, isHigh: isHigh,
                daysAgo: daysAgo)
            riskAreas = [
                RiskAreaRow(
                    areaID: areaID, division: county, name: name, level: isHigh ? "high" : "medium",
                    from: (plan.asOf - daysAgo).start + 20 * 3600, until: nil)
            ]
        } else if random.happens(perTenThousand: 50) {
            // An area that was released after its clean days.
            outbreak = nil
            riskAreas = [
                RiskAreaRow(
                    areaID: areaID, division: county, name: name, level: "medium",
                    from: (plan.asOf - 20).start, until: (plan.asOf - random.within(2...8)).start)
            ]
        } else {
            outbreak = nil
            riskAreas = []
        }
    }

    /// What tracing found about the person at a position of a neighbourhood with an outbreak.
    static func role(at position: Int) -> Story? {
        switch position {
        case 3: .confirmedCase
        case 4: .discharged
        case 5...8: .closeContact
        case 9...14: .secondaryContact
        case 15...17: .coLocated
        case 18...25: .riskAreaResident
        default: nil
        }
    }

    private static let compounds = [
        "幸福", "阳光", "和平", "翠竹", "滨江", "锦绣", "东风", "长安", "金桂", "玉兰", "望湖", "紫荆", "文昌", "南苑", "北辰", "云溪",
    ]
}
