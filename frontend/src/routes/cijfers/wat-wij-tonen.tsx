import { createFileRoute } from '@tanstack/react-router';
import { MethodPage } from '@/features/figures/MethodPage.tsx';

export const Route = createFileRoute('/cijfers/wat-wij-tonen')({ component: MethodPage });
