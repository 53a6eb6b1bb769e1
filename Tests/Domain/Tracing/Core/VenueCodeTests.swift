import Testing
import TracingCore
import Values

@Suite("Codes of venues")
struct VenueCodeTests {
    private static let venue = VenueID(number: 0x0123_4567_89AB_CDEF)
    private static let square = GeoPoint(latitude: 39_905_000, longitude: 116_397_000)!

    @Test("A code says venue, place and who shows it, and its bytes say the same")
    func bytes() throws {
        for kind in [VenueCode.Kind.screen(device: 7, window: .init(number: 55_662_240)), .poster(serial: 3)] {
            let code = VenueCode(kind, of: Self.venue, at: Self.square)
            #expect(code.bytes.count == VenueCode.length)
            #expect(VenueCode(code.bytes) == code)
        }
        let south = VenueCode(.poster(serial: 1), of: Self.venue, at: GeoPoint(latitude: -1, longitude: -180_000_000)!)
        #expect(VenueCode(south.bytes) == south)
    }

    @Test("Bytes of another version, kind, length or place are no code")
    func others() {
        let good = VenueCode(.poster(serial: 1), of: Self.venue, at: Self.square).bytes
        for (place, value) in [(0, UInt8(2)), (1, 0), (1, 3), (10, 0x7F), (14, 0x7F)] {
            var bytes = good
            bytes[place] = value
            #expect(VenueCode(bytes) == nil, "byte \(place)")
        }
        #expect(VenueCode(Array(good.dropLast())) == nil && VenueCode(good + [0]) == nil)
    }

    @Test(
        "VIS-2: a code counts while it is shown and for 30 s after; a clock that is a window behind still takes it",
        arguments: [
            (-31, false), (-30, true), (-1, true), (0, true), (29, true), (59, true), (60, false), (600, false),
        ])
    func windows(seconds: Int64, counts: Bool) {
        let start = Instant(seconds: 1_669_867_200)
        let window = CodeWindow(at: start)
        #expect(window.start == start && window.end == start + 30)
        #expect(window.counts(at: start + seconds) == counts)
    }

    @Test("Distances are those of the sphere, also across the date line and at the pole")
    func distances() throws {
        let one = try #require(GeoPoint(latitude: 30_000_000, longitude: 120_000_000))
        let north = try #require(GeoPoint(latitude: 30_001_000, longitude: 120_000_000))
        let east = try #require(GeoPoint(latitude: 30_000_000, longitude: 120_001_000))
        #expect(abs(one.metres(to: north) - 111.2) < 0.2)
        #expect(abs(one.metres(to: east) - 96.3) < 0.2)
        let west = try #require(GeoPoint(latitude: 0, longitude: 179_999_500))
        let beyond = try #require(GeoPoint(latitude: 0, longitude: -179_999_500))
        #expect(abs(west.metres(to: beyond) - 111.2) < 0.2)
        let pole = try #require(GeoPoint(latitude: 90_000_000, longitude: 0))
        #expect(pole.metres(to: try #require(GeoPoint(latitude: 90_000_000, longitude: 90_000_000))) < 10)
        #expect(GeoPoint(latitude: 90_000_001, longitude: 0) == nil)
        #expect(GeoPoint(latitude: 0, longitude: -180_000_001) == nil)
    }

    @Test("VIS-2: somebody is there within the radius and the inaccuracy of their position, of which 500 m count")
    func areas() throws {
        let area = VenueArea(middle: Self.square, radius: 200)
        let away = try #require(GeoPoint(latitude: 39_911_000, longitude: 116_397_000))  // 667 m
        #expect(area.contains(Self.square, accuracy: 0))
        #expect(!area.contains(away, accuracy: 0) && !area.contains(away, accuracy: 400))
        #expect(area.contains(away, accuracy: 480))
        let far = try #require(GeoPoint(latitude: 39_915_000, longitude: 116_397_000))  // 1,112 m
        #expect(!area.contains(far, accuracy: .max))
    }
}
