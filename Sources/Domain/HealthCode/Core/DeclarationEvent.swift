public import Values

/// A version of a declaration that a person made at a counter, on paper or by themselves (COL-13).
public struct DeclarationEvent: Hashable, Sendable {
    /// A symptom that a declaration may name. Raw values are those of the contract.
    public enum Symptom: Int32, Hashable, Sendable, CaseIterable {
        /// 发热
        case fever = 1
        /// 咳嗽
        case cough
        /// 咽痛
        case soreThroat
        /// 乏力
        case fatigue
        /// 腹泻
        case diarrhoea
        /// 嗅觉味觉减退
        case lossOfSmellOrTaste
        /// 呼吸困难
        case shortnessOfBreath
    }

    /// What a person says of their own health.
    public struct Content: Hashable, Sendable {
        /// Tenths of a degree Celsius; nil when not measured.
        public let temperature: Int?
        /// Symptoms by rising raw value, each once: their order says nothing.
        public let symptoms: [Symptom]
        /// Division where the person is; nil when not told.
        public let division: Division?

        /// A content.
        public init(temperature: Int? = nil, symptoms: Set<Symptom> = [], division: Division? = nil) {
            self.temperature = temperature
            self.symptoms = symptoms.sorted { $0.rawValue < $1.rawValue }
            self.division = division
        }

        /// Whether it opens a hold where fever begins at this temperature, in tenths of a degree Celsius (COL-3).
        public func opensHold(feverFrom fever: Int) -> Bool {
            !symptoms.isEmpty || temperature.map { $0 >= fever } ?? false
        }
    }

    /// What a declaration is known by, within its person: two of one second that differ both stay.
    public struct Identity: Hashable, Sendable {
        /// Where it was taken; empty for one that the person made by themselves.
        public let counter: SourceName
        /// When it was made, as the source says; at most 5 minutes ahead of the import.
        public let declaredAt: Instant
        /// What it says.
        public let content: Content

        /// An identity.
        public init(counter: SourceName, declaredAt: Instant, content: Content) {
            self.counter = counter
            self.declaredAt = declaredAt
            self.content = content
        }
    }

    /// What the declaration is known by.
    public let identity: Identity
    /// The source's order of this version.
    public let order: SourceOrder
    /// Whether the source took the declaration back.
    public let isWithdrawn: Bool
    /// Whether a recall withdrew it (COL-10).
    public let isRecalled: Bool

    /// A version of a declaration.
    ///
    /// - Parameter isRecalled: Then it is withdrawn.
    public init(
        _ identity: Identity, order: SourceOrder = .none, isWithdrawn: Bool = false, isRecalled: Bool = false
    ) {
        self.identity = identity
        self.order = order
        self.isWithdrawn = isWithdrawn || isRecalled
        self.isRecalled = isRecalled
    }

    /// This version, withdrawn by a recall.
    public var recalled: DeclarationEvent { DeclarationEvent(identity, order: order, isRecalled: true) }

    /// What counts of it; nil when it was withdrawn.
    public var evidence: Evidence? {
        guard !isWithdrawn else { return nil }
        return .declaration(
            at: identity.declaredAt, temperature: identity.content.temperature,
            hasSymptoms: !identity.content.symptoms.isEmpty)
    }
}

extension DeclarationEvent: RecallableEvent {
    public func says(theSameAs other: Self) -> Bool { identity == other.identity }

    /// Temperature, in tenths of a degree Celsius, from which a content counts as the worse one.
    private static let raisedTemperature = 370

    /// Of a declaration and its withdrawal with one order the worse one counts: what tells symptoms or a raised
    /// temperature stands, and what tells of good health is withdrawn.
    public func outranksContent(of other: Self) -> Bool {
        if isRecalled != other.isRecalled { return isRecalled }
        guard isWithdrawn != other.isWithdrawn else { return false }
        return isWithdrawn != identity.content.opensHold(feverFrom: Self.raisedTemperature)
    }
}
