import { NotFound } from '@/ui/States.tsx';

export default function PageNotFound() {
  return <NotFound />;
}
