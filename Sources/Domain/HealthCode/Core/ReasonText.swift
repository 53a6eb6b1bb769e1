/// The sentences that tell a citizen why a colour is held (COL-8).
public enum ReasonText {
    /// Chinese and English.
    public static func of(_ cause: Cause) -> (zh: String, en: String) {
        switch cause {
        case .confirmedCase: ("您被登记为病例或无症状感染者。", "You are registered as a case.")
        case .closeContact: ("您是病例的密切接触者。", "You were in close contact with a case.")
        case .secondaryContact: ("您是密切接触者的接触者（次密接）。", "You were in contact with a close contact.")
        case .highRiskArea: ("您在高风险区内。", "You are in a high-risk area.")
        case .mediumRiskArea: ("您在中风险区内。", "You are in a medium-risk area.")
        case .leftHighRiskArea: ("您近期离开高风险区。", "You recently left a high-risk area.")
        case .leftMediumRiskArea: ("您近期离开中风险区。", "You recently left a medium-risk area.")
        case .inbound: ("您近期入境。", "You recently entered the country.")
        case .coLocated: ("您与病例有时空伴随。", "You were at the same place and time as a case.")
        case .symptom: ("您申报了症状或体温不低于 37.3℃。", "You declared symptoms or a temperature of 37.3 °C or more.")
        case .noDeclaration: ("您没有 14 天内的健康申报。", "You have no health declaration of the last 14 days.")
        }
    }
}
