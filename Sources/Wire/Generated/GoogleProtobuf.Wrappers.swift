// Generated from google/protobuf/wrappers.proto by scripts/generate. Do not edit.

import CWellKnownTypes

extension GoogleProtobuf {
    /// Wrapper message for `double`.
    ///
    /// The JSON representation for `DoubleValue` is JSON number.
    public struct DoubleValue: WireMessage {
        /// The double value.
        public var value: Double
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__double_value__descriptor_pointer())

        public init() {
            value = 0
        }

        public init(
            value: Double = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__DoubleValue.self)
            value = c.pointee.value
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__DoubleValue.self)
            google__protobuf__double_value__init(c)
            c.pointee.value = value
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Wrapper message for `float`.
    ///
    /// The JSON representation for `FloatValue` is JSON number.
    public struct FloatValue: WireMessage {
        /// The float value.
        public var value: Float
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__float_value__descriptor_pointer())

        public init() {
            value = 0
        }

        public init(
            value: Float = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__FloatValue.self)
            value = c.pointee.value
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__FloatValue.self)
            google__protobuf__float_value__init(c)
            c.pointee.value = value
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Wrapper message for `int64`.
    ///
    /// The JSON representation for `Int64Value` is JSON string.
    public struct Int64Value: WireMessage {
        /// The int64 value.
        public var value: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__int64_value__descriptor_pointer())

        public init() {
            value = 0
        }

        public init(
            value: Int64 = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Int64Value.self)
            value = c.pointee.value
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Int64Value.self)
            google__protobuf__int64_value__init(c)
            c.pointee.value = value
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Wrapper message for `uint64`.
    ///
    /// The JSON representation for `UInt64Value` is JSON string.
    public struct UInt64Value: WireMessage {
        /// The uint64 value.
        public var value: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__uint64_value__descriptor_pointer())

        public init() {
            value = 0
        }

        public init(
            value: UInt64 = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__UInt64Value.self)
            value = c.pointee.value
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__UInt64Value.self)
            google__protobuf__uint64_value__init(c)
            c.pointee.value = value
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Wrapper message for `int32`.
    ///
    /// The JSON representation for `Int32Value` is JSON number.
    public struct Int32Value: WireMessage {
        /// The int32 value.
        public var value: Int32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__int32_value__descriptor_pointer())

        public init() {
            value = 0
        }

        public init(
            value: Int32 = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Int32Value.self)
            value = c.pointee.value
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Int32Value.self)
            google__protobuf__int32_value__init(c)
            c.pointee.value = value
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Wrapper message for `uint32`.
    ///
    /// The JSON representation for `UInt32Value` is JSON number.
    public struct UInt32Value: WireMessage {
        /// The uint32 value.
        public var value: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__uint32_value__descriptor_pointer())

        public init() {
            value = 0
        }

        public init(
            value: UInt32 = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__UInt32Value.self)
            value = c.pointee.value
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__UInt32Value.self)
            google__protobuf__uint32_value__init(c)
            c.pointee.value = value
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Wrapper message for `bool`.
    ///
    /// The JSON representation for `BoolValue` is JSON `true` and `false`.
    public struct BoolValue: WireMessage {
        /// The bool value.
        public var value: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__bool_value__descriptor_pointer())

        public init() {
            value = false
        }

        public init(
            value: Bool = false
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__BoolValue.self)
            value = c.pointee.value != 0
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__BoolValue.self)
            google__protobuf__bool_value__init(c)
            c.pointee.value = value ? 1 : 0
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Wrapper message for `string`.
    ///
    /// The JSON representation for `StringValue` is JSON string.
    public struct StringValue: WireMessage {
        /// The string value.
        public var value: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__string_value__descriptor_pointer())

        public init() {
            value = ""
        }

        public init(
            value: String = ""
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__StringValue.self)
            value = MessageReader.string(c.pointee.value)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__StringValue.self)
            google__protobuf__string_value__init(c)
            if !value.isEmpty { c.pointee.value = try writer.string(value, field: "google.protobuf.StringValue.value") }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Wrapper message for `bytes`.
    ///
    /// The JSON representation for `BytesValue` is JSON string.
    public struct BytesValue: WireMessage {
        /// The bytes value.
        public var value: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__bytes_value__descriptor_pointer())

        public init() {
            value = []
        }

        public init(
            value: [UInt8] = []
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__BytesValue.self)
            value = MessageReader.bytes(c.pointee.value)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__BytesValue.self)
            google__protobuf__bytes_value__init(c)
            c.pointee.value = try writer.bytes(value)
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
