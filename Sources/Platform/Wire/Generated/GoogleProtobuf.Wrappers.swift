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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__double_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = 0
        }

        public init(
            value: Double = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__DoubleValue.self)
            self.value = c.pointee.value
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__DoubleValue.self)
            google__protobuf__double_value__init(c)
            if self.value.bitPattern != 0 {
                c.pointee._value_case = GOOGLE__PROTOBUF__DOUBLE_VALUE___VALUE_VALUE
                c.pointee.value = self.value
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__float_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = 0
        }

        public init(
            value: Float = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__FloatValue.self)
            self.value = c.pointee.value
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__FloatValue.self)
            google__protobuf__float_value__init(c)
            if self.value.bitPattern != 0 {
                c.pointee._value_case = GOOGLE__PROTOBUF__FLOAT_VALUE___VALUE_VALUE
                c.pointee.value = self.value
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__int64_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = 0
        }

        public init(
            value: Int64 = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Int64Value.self)
            self.value = c.pointee.value
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Int64Value.self)
            google__protobuf__int64_value__init(c)
            c.pointee.value = self.value
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__uint64_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = 0
        }

        public init(
            value: UInt64 = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__UInt64Value.self)
            self.value = c.pointee.value
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__UInt64Value.self)
            google__protobuf__uint64_value__init(c)
            c.pointee.value = self.value
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__int32_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = 0
        }

        public init(
            value: Int32 = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Int32Value.self)
            self.value = c.pointee.value
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Int32Value.self)
            google__protobuf__int32_value__init(c)
            c.pointee.value = self.value
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__uint32_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = 0
        }

        public init(
            value: UInt32 = 0
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__UInt32Value.self)
            self.value = c.pointee.value
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__UInt32Value.self)
            google__protobuf__uint32_value__init(c)
            c.pointee.value = self.value
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__bool_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = false
        }

        public init(
            value: Bool = false
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__BoolValue.self)
            self.value = c.pointee.value != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__BoolValue.self)
            google__protobuf__bool_value__init(c)
            c.pointee.value = self.value ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__string_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = ""
        }

        public init(
            value: String = ""
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__StringValue.self)
            self.value = try MessageReader.string(c.pointee.value, field: "google.protobuf.StringValue.value")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__StringValue.self)
            google__protobuf__string_value__init(c)
            c.pointee.value = try writer.string(self.value)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__bytes_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.value = []
        }

        public init(
            value: [UInt8] = []
        ) {
            self.value = value
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__BytesValue.self)
            self.value = MessageReader.bytes(c.pointee.value)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__BytesValue.self)
            google__protobuf__bytes_value__init(c)
            c.pointee.value = try writer.bytes(self.value)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
