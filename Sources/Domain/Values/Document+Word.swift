extension Document.Kind {
    /// The word of files and of the command line, such as `resident-id`.
    public var word: String {
        switch self {
        case .residentID: "resident-id"
        case .hmtResidencePermit: "hmt-residence-permit"
        case .hmTravelPermit: "hm-travel-permit"
        case .taiwanTravelPermit: "taiwan-travel-permit"
        case .foreignPermanentResidentID: "foreign-permanent-resident-id"
        case .passport: "passport"
        }
    }

    /// The kind of a word in any ``Spelling``, its letters in either case; nil for a word of no kind.
    public init?(word: some StringProtocol) {
        guard let spelling = try? Spelling(word, field: "type") else { return nil }
        let text = String(decoding: spelling.bytes.map(ASCII.lowercase), as: UTF8.self)
        guard let kind = Self.allCases.first(where: { $0.word == text }) else { return nil }
        self = kind
    }
}
