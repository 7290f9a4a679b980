export { Checkbox, CheckboxGroup, type Option, RadioGroup, Select } from './choices.tsx';
export { ErrorSummary } from './ErrorSummary.tsx';
export { Field, FieldGroup } from './Field.tsx';
export { Form, type Submission } from './Form.tsx';
export { type LikertAnswer, LikertScale, useAgreementWords } from './LikertScale.tsx';
export { MomentField } from './MomentField.tsx';
export { MoneyField, NumberField } from './NumberField.tsx';
export { SubmitButton } from './SubmitButton.tsx';
export { DateField, TextArea, TextField } from './TextField.tsx';
