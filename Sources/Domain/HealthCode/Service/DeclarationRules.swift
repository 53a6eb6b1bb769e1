import HealthCodeContracts
import Values

/// What a declaration may hold.
enum DeclarationRules {
    /// Temperatures that a person may declare, in tenths of a degree Celsius.
    static let temperatures: ClosedRange<UInt32> = 340...430

    /// A declaration with nothing in it but what was checked.
    ///
    /// - Throws: ``FieldProblem`` for `declaration` or a field within it.
    static func checked(_ declaration: HealthCodeV1.Declaration?) throws(FieldProblem) -> HealthCodeV1.Declaration {
        guard let declaration else { throw FieldProblem(field: "declaration", reason: "must be given") }
        do throws(FieldProblem) {
            return try fields(of: declaration)
        } catch {
            throw error.within("declaration")
        }
    }

    private static func fields(
        of declaration: HealthCodeV1.Declaration
    ) throws(FieldProblem)
        -> HealthCodeV1.Declaration
    {
        let temperature = declaration.temperatureDecicelsius
        guard temperature == 0 || temperatures.contains(temperature) else {
            throw FieldProblem(
                field: "temperature_decicelsius",
                reason: "must be 0 or \(temperatures.lowerBound) to \(temperatures.upperBound)")
        }
        let symptoms = Set(declaration.symptoms)
        guard symptoms.count == declaration.symptoms.count, symptoms.isSubset(of: HealthCodeV1.Symptom.known) else {
            throw FieldProblem(field: "symptoms", reason: "must be known symptoms, each at most once")
        }
        let division = declaration.division
        return HealthCodeV1.Declaration(
            temperatureDecicelsius: temperature, symptoms: declaration.symptoms,
            division: division.isEmpty ? "" : try Division(division).description)
    }
}
