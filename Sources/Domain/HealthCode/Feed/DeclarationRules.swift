public import HealthCodeContracts
public import HealthCodeCore
public import Reference
public import Values

/// What a declaration may hold, one that a feed sends and a person's own.
public struct DeclarationRules: Sendable {
    /// Temperatures that a person may declare, in tenths of a degree Celsius.
    public static let temperatures: ClosedRange<UInt32> = 340...430

    private let divisions: Divisions

    /// Rules that know the divisions.
    public init(divisions: Divisions) { self.divisions = divisions }

    /// What a declaration says, with nothing in it but what was checked.
    ///
    /// - Throws: ``FieldProblem`` for `declaration` or a field within it.
    public func content(
        of declaration: HealthCodeV1.Declaration?
    ) throws(FieldProblem) -> (content: DeclarationEvent.Content, notes: [FieldNote]) {
        guard let declaration else { throw FieldProblem(field: "declaration", reason: "must be given") }
        do throws(FieldProblem) {
            let temperature = try Self.temperature(declaration.temperatureDecicelsius)
            let symptoms = try Self.symptoms(declaration.symptoms)
            let division = declaration.division.isEmpty ? nil : try divisions.accept(declaration.division)
            return (
                .init(temperature: temperature, symptoms: symptoms, division: division?.division),
                [division?.note?.within("declaration")].compactMap(\.self)
            )
        } catch {
            throw error.within("declaration")
        }
    }

    private static func temperature(_ value: UInt32) throws(FieldProblem) -> Int? {
        guard value != 0 else { return nil }
        guard temperatures.contains(value) else {
            throw FieldProblem(
                field: "temperature_decicelsius",
                reason: "must be 34.0 to 43.0 degrees Celsius, which a message writes as 340 to 430, or left out")
        }
        return Int(value)
    }

    private static func symptoms(_ values: [HealthCodeV1.Symptom]) throws(FieldProblem) -> Set<DeclarationEvent.Symptom>
    {
        var found: Set<DeclarationEvent.Symptom> = []
        for value in values {
            guard let symptom = DeclarationEvent.Symptom(value), found.insert(symptom).inserted else {
                throw FieldProblem(field: "symptoms", reason: "must be known symptoms, each at most once")
            }
        }
        return found
    }
}

extension HealthCodeV1.Declaration {
    /// The contract's value of what a declaration says.
    public init(_ content: DeclarationEvent.Content) {
        self.init(
            temperatureDecicelsius: UInt32(content.temperature ?? 0), symptoms: content.symptoms.map(\.wire),
            division: content.division?.description ?? "")
    }
}
