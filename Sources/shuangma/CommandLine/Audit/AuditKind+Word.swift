import CommonContracts

extension CommonV1.AuditKind {
    /// What an entry tells, in a word or two for people.
    var word: String {
        switch self {
        case .lookUp: "look-up"
        case .staffCall: "call"
        case .import: "import"
        case .login: "log-in"
        case .refusal: "refusal"
        case .approval: "approval"
        case .colourChange: "change of colour"
        case .erasure: "erasure"
        case .withdrawal: "withdrawal of evidence"
        case .appeal: "appeal"
        case .relative: "link of relatives"
        case .declaration: "declaration by a relative"
        case .case: "case"
        case .registration: "registration"
        case .documents: "documents"
        case .export: "export of the person's data"
        case .phones: "phone numbers"
        default: "\(rawValue)"
        }
    }
}
